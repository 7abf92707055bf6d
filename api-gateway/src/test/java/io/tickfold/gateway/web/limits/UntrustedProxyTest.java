package io.tickfold.gateway.web.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.gateway.GatewayHttpTest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(
        properties = {
            "tickfold.limits.enabled=true",
            "tickfold.limits.address.reads=2/1h",
            "tickfold.web.trusted-proxies=10.0.0.0/8"
        })
class UntrustedProxyTest extends GatewayHttpTest {

    @Test
    void isNotBelievedWhenItSaysWhereARequestComesFrom() {
        assertThat(from("192.0.2.1").statusCode()).isEqualTo(401);
        HttpResponse<String> second = from("192.0.2.2");
        assertThat(second.statusCode()).isEqualTo(401);
        assertThat(second.headers().map()).doesNotContainKey("strict-transport-security");
        assertThat(from("192.0.2.3").statusCode()).isEqualTo(429);
    }

    private HttpResponse<String> from(String address) {
        return send(
                anonymous("/nothing")
                        .header("X-Forwarded-For", address)
                        .header("X-Forwarded-Proto", "https")
                        .GET());
    }
}
