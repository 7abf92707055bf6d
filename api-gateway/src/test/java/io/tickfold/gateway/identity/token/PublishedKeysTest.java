package io.tickfold.gateway.identity.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;

class PublishedKeysTest {

    private static final String FIRST = IssuerOfTests.signedBy(IssuerOfTests.FIRST);
    private static final String SECOND = IssuerOfTests.signedBy(IssuerOfTests.SECOND);
    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration HALF_AS_LONG = Duration.ofMinutes(30);

    private final KeyServer server = new KeyServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void keysAreFetchedOnceForManyTokens() {
        server.publishes(IssuerOfTests.FIRST.toPublicJWK(), IssuerOfTests.CURVE.toPublicJWK());
        TokenVerification tokens = tokens(LONG, HALF_AS_LONG);
        for (int i = 0; i < 20; i++) {
            accepts(tokens, FIRST);
            accepts(tokens, IssuerOfTests.signedByCurve());
        }
        assertThat(server.fetches()).isEqualTo(1);
    }

    @Test
    void aKeyThatIsNotKnownIsFetchedAndOneThatIsWithdrawnHoldsNoMore() {
        server.publishes(IssuerOfTests.FIRST.toPublicJWK());
        TokenVerification tokens = tokens(LONG, HALF_AS_LONG);
        accepts(tokens, FIRST);
        server.publishes(IssuerOfTests.SECOND.toPublicJWK());
        accepts(tokens, SECOND);
        refuses(tokens, FIRST);
    }

    @Test
    void aTokenThatWasVerifiedHoldsNoMoreWithoutItsKey() {
        server.publishes(IssuerOfTests.FIRST.toPublicJWK());
        TokenVerification tokens = tokens(Duration.ofMillis(2), Duration.ofMillis(1));
        accepts(tokens, FIRST);
        accepts(tokens, FIRST);
        server.publishes(IssuerOfTests.SECOND.toPublicJWK());
        await().untilAsserted(() -> refuses(tokens, FIRST));
    }

    @Test
    void unknownKeysDoNotCauseAFetchEach() {
        server.publishes(IssuerOfTests.FIRST.toPublicJWK());
        TokenVerification tokens = tokens(LONG, HALF_AS_LONG);
        for (int i = 0; i < 50; i++) {
            refuses(tokens, SECOND);
            accepts(tokens, FIRST);
        }
        assertThat(server.fetches()).isLessThanOrEqualTo(3);
    }

    @Test
    void knownKeysOutliveAnOutage() {
        server.publishes(IssuerOfTests.FIRST.toPublicJWK());
        TokenVerification tokens = tokens(Duration.ofMillis(2), Duration.ofMillis(1));
        accepts(tokens, FIRST);
        server.isBroken(true);
        await().until(() -> {
            accepts(tokens, FIRST);
            return server.fetches() > 5;
        });
    }

    @Test
    void nobodyCanTellWithoutAnyKey() {
        server.isBroken(true);
        TokenVerification tokens = tokens(LONG, HALF_AS_LONG);
        for (int i = 0; i < 5; i++) {
            assertThatExceptionOfType(TokenVerification.KeysUnavailableException.class)
                    .isThrownBy(() -> tokens.decode(FIRST));
        }
        assertThat(server.fetches()).isLessThanOrEqualTo(4);
    }

    @Test
    void whatIsNoSetOfKeysCountsAsAnOutage() {
        for (String text : List.of("<html>", "{}", "x".repeat(200_000))) {
            server.publishes(text);
            TokenVerification tokens = tokens(LONG, HALF_AS_LONG);
            assertThatExceptionOfType(TokenVerification.KeysUnavailableException.class)
                    .isThrownBy(() -> tokens.decode(FIRST));
        }
    }

    private TokenVerification tokens(Duration lifetime, Duration refetchInterval) {
        AuthSettings settings =
                new AuthSettings(
                        server.address(),
                        IssuerOfTests.NAME,
                        IssuerOfTests.AUDIENCE,
                        "sub",
                        false,
                        new AuthSettings.Keys(lifetime, refetchInterval, LONG));
        return new TokenVerification(
                List.of(TrustedIssuer.publishingAt(server.address(), settings, Clock.systemUTC())));
    }

    private static void accepts(TokenVerification tokens, String token) {
        assertThat(tokens.convert(tokens.decode(token)).getName()).isEqualTo("carol");
    }

    private static void refuses(TokenVerification tokens, String token) {
        assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> tokens.decode(token));
    }
}
