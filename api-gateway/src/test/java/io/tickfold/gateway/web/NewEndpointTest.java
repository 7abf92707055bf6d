package io.tickfold.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.oas.annotations.Operation;
import io.tickfold.contract.value.AccountId;
import io.tickfold.gateway.ApiGatewayApplication;
import io.tickfold.gateway.identity.token.JwtSecret;
import io.tickfold.gateway.identity.token.Scope;
import io.tickfold.gateway.identity.token.TokenIssuer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Adds endpoints by nothing but what they declare: security, limits and the description follow.
@SpringBootTest(
        classes = {ApiGatewayApplication.class, NewEndpointTest.Greetings.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "tickfold.kafka.bootstrap-servers=127.0.0.1:1",
            "tickfold.database.directory=:memory:",
            "tickfold.gateway.jwt-secret=" + NewEndpointTest.SECRET
        })
class NewEndpointTest {

    static final String SECRET = "a-secret-of-tests-that-is-long-enough";

    private static final String PATH = "/api/v1/greetings";

    @LocalServerPort private int port;

    /// What a newcomer writes.
    @Controller
    static class Greetings {

        @Operation(operationId = "greetings")
        @Endpoint(access = Access.PUBLIC)
        @GetMapping(PATH)
        Answer anybody() {
            return Answer.ok(List.of());
        }

        @Operation(operationId = "greet")
        @PostMapping(PATH)
        Answer anyAccount() {
            return Answer.ok(List.of());
        }

        @Operation(operationId = "pay")
        @Endpoint(access = Access.WITHDRAW, traffic = Traffic.CLOSES)
        @PatchMapping(PATH)
        Answer withdrawer() {
            return Answer.ok(List.of());
        }

        @Operation(operationId = "forget")
        @Endpoint(access = Access.OPERATOR)
        @DeleteMapping(PATH)
        Answer operator() {
            return Answer.ok(List.of());
        }
    }

    @Test
    void isOpenToWhomItSays() {
        assertThat(statuses("GET")).containsExactly(200, 200, 200, 200);
        assertThat(statuses("HEAD")).containsExactly(200, 200, 200, 200);
        assertThat(statuses("POST")).containsExactly(401, 200, 200, 200);
        assertThat(statuses("PATCH")).containsExactly(401, 403, 200, 403);
        assertThat(statuses("DELETE")).containsExactly(401, 403, 403, 200);
        assertThat(statuses("PUT")).containsExactly(401, 403, 403, 405);
    }

    /// For nobody's token, anybody's, one that may withdraw and an operator's.
    private List<Integer> statuses(String method) {
        return List.of(
                send(method, PATH, "").statusCode(),
                send(method, PATH, token(Set.of())).statusCode(),
                send(method, PATH, token(Set.of(Scope.WITHDRAW))).statusCode(),
                send(method, PATH, token(Set.of(Scope.FUNDS_WRITE))).statusCode());
    }

    @Test
    void spendsTheBudgetThatItSays() {
        assertThat(budgets("GET", "")).containsExactly("address-reads");
        String token = token(Set.of(Scope.WITHDRAW));
        assertThat(budgets("POST", token)).containsExactly("address-writes", "account-writes");
        assertThat(budgets("PATCH", token)).containsExactly("address-closes", "account-closes");
    }

    private List<String> budgets(String method, String token) {
        return send(method, PATH, token).headers().allValues("RateLimit").stream()
                .map(header -> header.split("\"", -1)[1])
                .toList();
    }

    @Test
    void isDescribedAsItIs() {
        JsonNode greetings =
                new JsonMapper()
                        .readTree(send("GET", "/openapi.json", "").body())
                        .path("paths")
                        .path(PATH);
        assertThat(greetings.path("get").path("security").isEmpty()).isTrue();
        assertThat(greetings.path("get").path("security").isArray()).isTrue();
        assertThat(greetings.path("get").path("responses").has("401")).isFalse();
        for (String method : List.of("post", "patch", "delete")) {
            assertThat(greetings.path(method).has("security")).as(method).isFalse();
            assertThat(greetings.path(method).path("responses").has("401")).as(method).isTrue();
        }
    }

    private static String token(Set<Scope> scopes) {
        return new TokenIssuer(JwtSecret.of(SECRET), InstantSource.system())
                .issue(new AccountId("ann"), Duration.ofHours(1), scopes);
    }

    private HttpResponse<String> send(String method, String path, String token) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .method(method, HttpRequest.BodyPublishers.noBody());
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
