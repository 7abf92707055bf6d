package io.tickfold.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.gateway.GatewayHttpTest;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = "tickfold.web.allowed-origins=https://app.example")
class CrossOriginTest extends GatewayHttpTest {

    private static final String ORIGIN = "Origin";

    @Test
    void letsAPageOfTheConfiguredOriginReadAnswersAndErrors() {
        HttpResponse<String> response =
                send(json(CLOSE, "{}").header(ORIGIN, "https://app.example"));
        assertThat(header(response, "Access-Control-Allow-Origin"))
                .isEqualTo("https://app.example");
        assertThat(header(response, "Access-Control-Expose-Headers"))
                .contains("Refusal-Reason, Position, Command-Id, Idempotent-Replayed")
                .contains("Retry-After, RateLimit, RateLimit-Policy, Link");
        assertThat(response.headers().map()).doesNotContainKey("access-control-allow-credentials");
        assertThat(response.headers().allValues("Vary")).contains("Origin");
    }

    @Test
    void answersAPreflightWithoutAToken() {
        HttpResponse<String> response = send(preflight("https://app.example", "PATCH"));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(header(response, "Access-Control-Allow-Methods")).contains("PATCH");
        assertThat(header(response, "Access-Control-Allow-Headers"))
                .contains("authorization")
                .contains("idempotency-key")
                .contains("last-event-id")
                .contains("min-position")
                .contains("traceparent, tracestate");
    }

    @Test
    void refusesOtherOrigins() {
        assertRefused(
                send(preflight("https://evil.example", "POST")), 403, "FORBIDDEN", "Forbidden");
        assertRefused(
                send(json(CLOSE, "{}").header(ORIGIN, "https://evil.example")),
                403,
                "FORBIDDEN",
                "Forbidden");
        assertThat(engine.commands()).isEmpty();
    }

    @Test
    void refusesPreflightsForWhatTheApiDoesNotHave() {
        assertThat(send(preflight("https://app.example", "PUT")).statusCode()).isEqualTo(403);
    }

    private HttpRequest.Builder preflight(String origin, String method) {
        return anonymous(CLOSE)
                .header(ORIGIN, origin)
                .header("Access-Control-Request-Method", method)
                .header(
                        "Access-Control-Request-Headers",
                        "authorization,idempotency-key,last-event-id,min-position,"
                                + "traceparent,tracestate,content-encoding,if-none-match")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody());
    }
}
