package io.tickfold.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.gateway.identity.token.JwtSecret;
import io.tickfold.gateway.identity.token.TokenIssuer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.env.Environment;

/// The whole gateway, but without Kafka.
@SpringBootTest(
        classes = ApiGatewayApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "tickfold.kafka.bootstrap-servers=127.0.0.1:1",
            "tickfold.gateway.opening-balance=10000.00",
            "tickfold.database.directory=:memory:",
            "tickfold.gateway.jwt-secret=" + GatewayHttpTest.SECRET
        })
class ApiGatewayApplicationTest {

    @Value("${local.server.port}")
    private int port;

    @Value("${local.management.port}")
    private int managementPort;

    @Autowired private Environment environment;

    @Test
    void isAliveButNotReadyWithoutKafka() throws Exception {
        assertThat(management("/actuator/health/liveness").statusCode()).isEqualTo(200);
        assertThat(management("/actuator/health/readiness").statusCode()).isEqualTo(503);
        assertThat(management("/actuator/health/readiness").body()).doesNotContain("127.0.0.1");
    }

    @Test
    void showsItsMetricsOnTheManagementPortOnly() throws Exception {
        assertThat(management("/actuator/prometheus").body())
                .contains("tickfold_gateway_pending 0.0")
                .contains("tickfold_gateway_timeouts_total")
                .contains("tickfold_gateway_send_failures_total");
        assertThat(management("/actuator/env").statusCode()).isIn(401, 404);
        assertThat(get(port, "/actuator/prometheus").statusCode()).isEqualTo(401);
    }

    @Test
    void sendsNothingBeforeItCanHearTheAnswer() throws Exception {
        String token =
                new TokenIssuer(JwtSecret.of(GatewayHttpTest.SECRET), InstantSource.system())
                        .issue(Events.ALICE, Duration.ofHours(1));
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create("http://127.0.0.1:" + port + GatewayHttpTest.CLOSE))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        "{\"orderId\":\"ord_1234567890abcdef\"}"))
                        .build();
        assertThat(send(request).statusCode()).isEqualTo(503);
    }

    @Test
    void listensOnTheLoopbackAddressAndOnVirtualThreads() {
        assertThat(environment.getProperty("server.address")).isEqualTo("127.0.0.1");
        assertThat(environment.getProperty("management.server.address")).isEqualTo("127.0.0.1");
        assertThat(environment.getProperty("spring.threads.virtual.enabled")).isEqualTo("true");
    }

    private HttpResponse<String> management(String path) throws Exception {
        return get(managementPort, path);
    }

    private static HttpResponse<String> get(int port, String path) throws Exception {
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build());
    }

    private static HttpResponse<String> send(HttpRequest request) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }
}
