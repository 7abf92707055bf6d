package io.tickfold.gateway.web.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.value.AccountId;
import io.tickfold.gateway.Events;
import io.tickfold.gateway.GatewayHttpTest;
import io.tickfold.gateway.identity.token.JwtSecret;
import io.tickfold.gateway.identity.token.TokenIssuer;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/// Every test is a client of its own: an account of its own at an address of its own.
@TestPropertySource(
        properties = {
            "tickfold.limits.enabled=true",
            "tickfold.limits.account.reads=3/1h",
            "tickfold.limits.account.writes=2/1h",
            "tickfold.limits.account.closes=2/1h",
            "tickfold.limits.address.reads=5/1h",
            "tickfold.limits.address.writes=4/1h",
            "tickfold.limits.address.closes=3/1h",
            "tickfold.web.trusted-proxies=127.0.0.0/8,10.0.0.0/8",
            "server.tomcat.connection-timeout=1s"
        })
class LimitsTest extends GatewayHttpTest {

    private static final String CLOSING = "{\"orderId\":\"ord_1234567890abcdef\"}";

    @Test
    void refusesAnAccountThatHasUsedUpItsBudget() {
        String token = token();
        assertThat(read(token, "192.0.2.1").statusCode()).isEqualTo(404);
        assertThat(read(token, "192.0.2.2").statusCode()).isEqualTo(404);
        assertThat(read(token, "192.0.2.3").statusCode()).isEqualTo(404);
        HttpResponse<String> refused = read(token, "192.0.2.4");
        assertRefused(refused, 429, "TOO_MANY_REQUESTS", "Too many requests");
        assertThat(Long.parseLong(header(refused, "Retry-After"))).isBetween(1L, 1_200L);
        assertThat(read(token(), "192.0.2.4").statusCode()).isEqualTo(404);
    }

    @Test
    void saysWhatIsLeft() {
        HttpResponse<String> response = read(token(), "192.0.2.10");
        assertThat(response.headers().allValues("RateLimit-Policy"))
                .containsExactly("\"address-reads\";q=5;w=3600", "\"account-reads\";q=3;w=3600");
        assertThat(response.headers().allValues("RateLimit").getLast())
                .matches("\"account-reads\";r=2;t=1200");
    }

    @Test
    void letsAClientCloseThatMayWriteNothingElse() {
        String token = token();
        write(token, "192.0.2.20");
        write(token, "192.0.2.20");
        assertThat(write(token, "192.0.2.20").statusCode()).isEqualTo(429);
        write(token, "192.0.2.20");
        assertThat(write(token(), "192.0.2.20").statusCode()).isEqualTo(429);
        engine.answers(Events.closed("1", "1"));
        assertThat(close(token, "192.0.2.20").statusCode()).isEqualTo(200);
    }

    @Test
    void sendsNoCommandForARequestItRefuses() {
        String token = token();
        close(token, "192.0.2.30", "{}");
        close(token, "192.0.2.30", "{}");
        assertThat(close(token, "192.0.2.30").statusCode()).isEqualTo(429);
        assertThat(engine.commands()).isEmpty();
    }

    @Test
    void answersBeforeTheBodyIsThere() {
        String token = token();
        close(token, "192.0.2.35", "{}");
        close(token, "192.0.2.35", "{}");
        String request =
                String.format(
                        Locale.ROOT,
                        """
                        POST %s HTTP/1.1\r
                        Host: x\r
                        X-Forwarded-For: 192.0.2.35\r
                        Authorization: Bearer %s\r
                        Content-Length: 10000000\r
                        \r
                        """,
                        CLOSE,
                        token);
        assertThat(raw(request)).startsWith("HTTP/1.1 429");
    }

    @Test
    void countsRequestsWithoutATokenByAddress() {
        for (int i = 0; i < 5; i++) {
            assertThat(anonymously("192.0.2.40").statusCode()).isEqualTo(401);
        }
        assertRefused(anonymously("192.0.2.40"), 429, "TOO_MANY_REQUESTS", "Too many requests");
        assertThat(anonymously("192.0.2.41").statusCode()).isEqualTo(401);
    }

    @Test
    void takesTheAddressThatTheLastTrustedProxyHasSeen() {
        for (int i = 0; i < 5; i++) {
            anonymously(String.format(Locale.ROOT, "203.0.113.%d, 192.0.2.50, 10.1.2.3", i));
        }
        assertThat(anonymously("192.0.2.50").statusCode()).isEqualTo(429);
    }

    @Test
    void knowsFromATrustedProxyThatTheClientCameOverHttps() {
        HttpRequest.Builder request = anonymous("/nothing").header("X-Forwarded-For", "192.0.2.60");
        HttpResponse<String> response = send(request.header("X-Forwarded-Proto", "https").GET());
        assertThat(header(response, "Strict-Transport-Security")).startsWith("max-age=");
    }

    @Test
    void countsAnIpv6NetworkAsOneClient() {
        for (int i = 0; i < 5; i++) {
            anonymously("2001:db8:1:2::" + i);
        }
        assertThat(anonymously("2001:db8:1:2:ffff::1").statusCode()).isEqualTo(429);
        assertThat(anonymously("2001:db8:1:3::1").statusCode()).isEqualTo(401);
    }

    private HttpResponse<String> read(String token, String address) {
        return send(from(address, "/nothing", token).GET());
    }

    private HttpResponse<String> write(String token, String address) {
        return send(from(address, CREATE, token).POST(HttpRequest.BodyPublishers.ofString("{}")));
    }

    private HttpResponse<String> close(String token, String address) {
        return close(token, address, CLOSING);
    }

    private HttpResponse<String> close(String token, String address, String body) {
        return send(
                from(address, CLOSE, token)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> anonymously(String address) {
        return send(anonymous("/nothing").header("X-Forwarded-For", address).GET());
    }

    private HttpRequest.Builder from(String address, String path, String token) {
        return anonymous(path)
                .header("X-Forwarded-For", address)
                .header("Authorization", "Bearer " + token);
    }

    private static String token() {
        return new TokenIssuer(JwtSecret.of(SECRET), InstantSource.system())
                .issue(new AccountId("a" + UUID.randomUUID()), Duration.ofHours(1));
    }
}
