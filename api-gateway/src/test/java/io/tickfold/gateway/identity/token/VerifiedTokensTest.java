package io.tickfold.gateway.identity.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tickfold.gateway.Events;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;

/// Tokens that a gateway has verified before.
class VerifiedTokensTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration LIFETIME = Duration.ofHours(1);

    private final JwtSecret secret = JwtSecret.of("a-secret-that-is-long-enough-for-hs256");
    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final InstantSource time = now::get;
    private final TokenVerification tokens =
            new TokenVerification(
                    List.of(
                            TrustedIssuer.ourselves(
                                    secret, none(), time.withZone(ZoneOffset.UTC))));

    private static AuthSettings none() {
        Duration any = Duration.ofSeconds(1);
        return new AuthSettings(null, "", "", "sub", false, new AuthSettings.Keys(any, any, any));
    }

    @Test
    void areNotVerifiedAgain() {
        String token = issued();
        assertThat(tokens.decode(token)).isSameAs(tokens.decode(token));
    }

    @Test
    void holdNoLongerThanTheySay() {
        String token = issued();
        assertThat(tokens.decode(token).getTokenValue()).isEqualTo(token);
        now.set(START.plus(LIFETIME).plusSeconds(31));
        assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> tokens.decode(token));
    }

    @Test
    void saidNothingAboutOthers() {
        String token = issued();
        assertThat(tokens.decode(token).getTokenValue()).isEqualTo(token);
        // Not all bits of the last character say something.
        for (int i = 0; i < token.length() - 1; i++) {
            char other = token.charAt(i) == 'A' ? 'é' : 'A';
            String forged = token.substring(0, i) + other + token.substring(i + 1);
            assertThatExceptionOfType(BadJwtException.class)
                    .as(forged)
                    .isThrownBy(() -> tokens.decode(forged));
        }
    }

    private String issued() {
        return new TokenIssuer(secret, time).issue(Events.ALICE, LIFETIME);
    }
}
