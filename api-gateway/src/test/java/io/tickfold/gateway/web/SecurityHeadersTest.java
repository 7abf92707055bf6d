package io.tickfold.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.gateway.Events;
import io.tickfold.gateway.GatewayHttpTest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecurityHeadersTest extends GatewayHttpTest {

    @Test
    void areOnAnswers() {
        engine.answers(Events.closed("1", "1"));
        assertGuarded(post(CLOSE, "{\"orderId\":\"ord_1234567890abcdef\"}"));
    }

    @Test
    void areOnErrors() {
        assertGuarded(post(CLOSE, "{}"));
        assertGuarded(send(anonymous(CLOSE).GET()));
        assertGuarded(send(request("/nothing").GET()));
        engine.breaksDown();
        assertGuarded(post(CLOSE, "{\"orderId\":\"ord_1234567890abcdef\"}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /%zz HTTP/1.1\r\nHost: x",
                "GET /a|b HTTP/1.1\r\nHost: x",
                "TRACE / HTTP/1.1\r\nHost: x",
                "GET /%2e%2e/x HTTP/1.1\r\nHost: x",
                "GET / HTTP/1.1"
            })
    void areOnWhatNeverReachesAnEndpoint(String head) {
        assertThat(raw(head + "\r\nConnection: close\r\n\r\n"))
                .contains("X-Content-Type-Options: nosniff\r\n")
                .contains("X-Frame-Options: DENY\r\n")
                .contains("Content-Security-Policy: default-src 'none'")
                .contains("Referrer-Policy: no-referrer\r\n")
                .contains("no-store")
                .doesNotContainIgnoringCase("\r\nServer:");
    }

    private static void assertGuarded(HttpResponse<String> response) {
        assertThat(header(response, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(response, "X-Frame-Options")).isEqualTo("DENY");
        assertThat(header(response, "Content-Security-Policy"))
                .isEqualTo("default-src 'none'; frame-ancestors 'none'");
        assertThat(header(response, "Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(header(response, "Cache-Control")).contains("no-store");
        assertThat(response.headers().map())
                .doesNotContainKeys("strict-transport-security", "server", "x-powered-by");
        assertThat(response.headers().allValues("X-Content-Type-Options")).hasSize(1);
        assertThat(response.headers().allValues("Cache-Control")).hasSize(1);
    }
}
