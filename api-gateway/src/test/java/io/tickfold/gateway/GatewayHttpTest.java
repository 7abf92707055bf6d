package io.tickfold.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quote;
import io.tickfold.contract.value.Symbol;
import io.tickfold.gateway.identity.token.JwtSecret;
import io.tickfold.gateway.identity.token.Scope;
import io.tickfold.gateway.identity.token.TokenIssuer;
import io.tickfold.readmodel.ProjectedLog;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;

/// Speaks real HTTP to a gateway whose engine is scripted.
@SpringBootTest(
        classes = GatewayOnScript.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "tickfold.limits.enabled=false",
            "management.endpoint.health.validate-group-membership=false",
            "tickfold.database.directory=:memory:",
            "tickfold.kafka.bootstrap-servers=127.0.0.1:1",
            "tickfold.gateway.jwt-secret=" + GatewayHttpTest.SECRET
        })
public abstract class GatewayHttpTest {

    protected static final String CREATE = "/api/v1/trade/create";
    protected static final String CLOSE = "/api/v1/trade/close";
    protected static final String SECRET = "a-secret-of-tests-that-is-long-enough";
    protected static final String TOKEN =
            new TokenIssuer(JwtSecret.of(SECRET), InstantSource.system())
                    .issue(Events.ALICE, Duration.ofHours(1));

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Value("${local.server.port}")
    private int port;

    @Autowired protected ScriptedEngine engine;
    @Autowired protected ProjectedLog log;
    @Autowired private GatewayOnScript.KnownQuotes quotes;

    @BeforeEach
    void forgetTheScript() {
        engine.reset();
        quotes.bySymbol().clear();
        log.reset();
    }

    protected int port() {
        return port;
    }

    protected void quote(String symbol, String bid, String ask) {
        quotes.bySymbol().put(new Symbol(symbol), new Quote(Price.of(bid), Price.of(ask)));
    }

    protected static String token(AccountId account, Duration validity) {
        return new TokenIssuer(JwtSecret.of(SECRET), InstantSource.system())
                .issue(account, validity);
    }

    protected HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    protected HttpResponse<String> post(String path, String body) {
        return send(json(path, body));
    }

    protected HttpRequest.Builder json(String path, String body) {
        return request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    protected HttpRequest.Builder request(String path) {
        return anonymous(path).header("Authorization", "Bearer " + TOKEN);
    }

    /// By an operator, `op`.
    protected HttpRequest.Builder operator(String path) {
        String token =
                new TokenIssuer(JwtSecret.of(SECRET), InstantSource.system())
                        .issue(new AccountId("op"), Duration.ofHours(1), Set.of(Scope.FUNDS_WRITE));
        return anonymous(path).header("Authorization", "Bearer " + token);
    }

    protected HttpResponse<String> getAsOperator(String path) {
        return send(operator(path).GET());
    }

    protected HttpRequest.Builder anonymous(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(PATIENCE);
    }

    protected static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// Sends these very bytes and reads until the server closes the connection.
    protected String raw(String request) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /// Checks an error of the gateway's own: status, stable name and body.
    protected static void assertRefused(
            HttpResponse<String> response, int status, String reason, String error) {
        assertThat(response.body()).isEqualTo("{\"error\":\"" + error + "\"}");
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(header(response, "Refusal-Reason")).isEqualTo(reason);
        assertThat(header(response, "Content-Type")).isEqualTo("application/json");
    }

    /// Checks an error that passes: it says so, and how it is safe to go on.
    protected static void assertUnavailable(HttpResponse<String> response, String reason) {
        assertThat(response.body())
                .startsWith("{\"error\":\"Service unavailable\",\"message\":\"")
                .endsWith(", safe to retry\"}");
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(header(response, "Refusal-Reason")).isEqualTo(reason);
    }

    /// The header's value; empty if it is absent.
    protected static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
