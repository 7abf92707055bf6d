package io.tickfold.gateway.web.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tickfold.contract.value.AccountId;
import io.tickfold.gateway.AccountHistory;
import io.tickfold.gateway.Events;
import io.tickfold.gateway.GatewayHttpTest;
import io.tickfold.gateway.ScriptedEngine;
import io.tickfold.gateway.engine.AttemptResult;
import io.tickfold.gateway.identity.token.JwtSecret;
import io.tickfold.gateway.identity.token.TokenIssuer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/// What is pending for a client; every test is a client of its own. The connections are a trusted
/// proxy's, so that they do not count.
@TestPropertySource(
        properties = {
            "tickfold.limits.enabled=true",
            "tickfold.limits.account.at-once=2",
            "tickfold.limits.account.unread=400KB",
            "tickfold.limits.address.at-once=3",
            "tickfold.limits.address.connections=1",
            "tickfold.web.trusted-proxies=127.0.0.0/8,::1"
        })
class AtOnceTest extends GatewayHttpTest {

    private static final int MORE_THAN_THE_SYSTEM_KEEPS = 40;
    private static final String ORDER =
            "{\"symbol\":\"BTC\",\"type\":\"buy\",\"quantity\":1,\"leverage\":1}";
    private static final String CLOSING = "{\"orderId\":\"ord_1234567890abcdef\"}";

    @Test
    void isBoundedForEachAccountSoThatItCanStillClose() {
        CompletableFuture<AttemptResult> done = new CompletableFuture<>();
        AccountId account = account();
        var first = waiting(account, "192.0.2.1", done, 1);
        var second = waiting(account, "192.0.2.2", done, 2);
        assertTooMany(send(post(CREATE, ORDER, account, "192.0.2.3")));
        engine.answers(Events.closed("1", "1"));
        assertThat(send(post(CLOSE, CLOSING, account, "192.0.2.1")).statusCode()).isEqualTo(200);
        engine.answers(Events.opened());
        assertThat(send(post(CREATE, ORDER, account(), "192.0.2.1")).statusCode()).isEqualTo(200);
        done.complete(ScriptedEngine.replied(Events.opened()));
        assertThat(first.join().statusCode()).isEqualTo(200);
        assertThat(second.join().statusCode()).isEqualTo(200);
        engine.answers(Events.opened());
        assertThat(send(post(CREATE, ORDER, account, "192.0.2.1")).statusCode()).isEqualTo(200);
    }

    @Test
    void isBoundedForEachAddressWhoeverAsks() {
        CompletableFuture<AttemptResult> done = new CompletableFuture<>();
        for (int i = 1; i <= 3; i++) {
            var _ = waiting(account(), "192.0.2.10", done, i);
        }
        assertTooMany(send(post(CREATE, ORDER, account(), "192.0.2.10")));
        assertTooMany(
                send(
                        anonymous("/api/v1/auth/login")
                                .header("X-Forwarded-For", "192.0.2.10")
                                .POST(HttpRequest.BodyPublishers.ofString("{}"))));
        done.complete(ScriptedEngine.replied(Events.opened()));
    }

    @Test
    void isBoundedInWhatAClientHasYetToRead() throws IOException {
        AccountId account = account();
        AccountHistory history = new AccountHistory(account).opened("1");
        for (int i = 0; i < 1_200; i++) {
            history.deposits("1");
        }
        log.append(history.events());
        HttpRequest.Builder page = from("/api/v1/events?limit=1000", account, "192.0.2.20").GET();
        assertThat(send(page).statusCode()).isEqualTo(200);
        try (Socket _ = unread(account)) {
            await().until(() -> send(page).statusCode() == 429);
            assertTooMany(send(page));
            HttpRequest.Builder small = from("/api/v1/balance", account, "192.0.2.20").GET();
            await().until(() -> send(small).statusCode() == 200);
        }
        await().until(() -> send(page).statusCode() == 200);
    }

    /// Asks for pages and takes in next to nothing of them.
    private Socket unread(AccountId account) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4 * 1_024);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port()));
        String request =
                "GET /api/v1/events?limit=1000 HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                        + token(account)
                        + "\r\n\r\n";
        String requests = request.repeat(MORE_THAN_THE_SYSTEM_KEEPS);
        socket.getOutputStream().write(requests.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /// Sends a command that is answered later, and returns once the engine has it.
    private CompletableFuture<HttpResponse<String>> waiting(
            AccountId account, String address, CompletableFuture<AttemptResult> done, int th) {
        engine.answersWhenDone(done);
        var response =
                CompletableFuture.supplyAsync(() -> send(post(CREATE, ORDER, account, address)));
        await().until(() -> engine.commands().size() == th);
        return response;
    }

    private static void assertTooMany(HttpResponse<String> response) {
        assertRefused(response, 429, "TOO_MANY_AT_ONCE", "Too many requests at once");
        assertThat(header(response, "Retry-After")).isEqualTo("1");
    }

    private HttpRequest.Builder post(String path, String body, AccountId account, String address) {
        return from(path, account, address)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private HttpRequest.Builder from(String path, AccountId account, String address) {
        return anonymous(path)
                .header("X-Forwarded-For", address)
                .header("Authorization", "Bearer " + token(account));
    }

    private static AccountId account() {
        return new AccountId("a" + UUID.randomUUID());
    }

    private static String token(AccountId account) {
        return new TokenIssuer(JwtSecret.of(SECRET), InstantSource.system())
                .issue(account, Duration.ofHours(1));
    }
}
