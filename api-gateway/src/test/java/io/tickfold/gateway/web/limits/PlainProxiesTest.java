package io.tickfold.gateway.web.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.gateway.GatewayHttpTest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/// Proxies that are named one by one, not as networks.
@TestPropertySource(
        properties = {
            "tickfold.limits.enabled=true",
            "tickfold.limits.address.reads=2/1h",
            "tickfold.web.trusted-proxies=127.0.0.1, 10.0.0.5,::1"
        })
class PlainProxiesTest extends GatewayHttpTest {

    @Test
    void areBelievedSoThatEachClientHasItsOwnBudget() {
        for (int client = 1; client <= 5; client++) {
            assertThat(from("192.0.2." + client).statusCode()).isEqualTo(401);
        }
        assertThat(from("192.0.2.9, 10.0.0.5").statusCode()).isEqualTo(401);
        assertThat(from("192.0.2.9, ::1").statusCode()).isEqualTo(401);
        assertThat(from("192.0.2.9").statusCode()).isEqualTo(429);
        assertThat(from("192.0.2.9, 10.0.0.6").statusCode()).isEqualTo(401);
    }

    private HttpResponse<String> from(String address) {
        return send(anonymous("/nothing").header("X-Forwarded-For", address).GET());
    }
}
