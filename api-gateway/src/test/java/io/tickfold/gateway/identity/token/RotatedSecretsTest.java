package io.tickfold.gateway.identity.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.SignedJWT;
import io.tickfold.gateway.Events;
import io.tickfold.gateway.GatewayHttpTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// A gateway whose secret has been replaced twice.
class RotatedSecretsTest extends GatewayHttpTest {

    private static final String FORMER = "a-former-secret-that-is-long-enough,too";
    private static final String FIRST = "the-first-secret-of-all-is-long-as-well";

    @TempDir private static Path directory;

    @Autowired private TokenIssuer tokens;

    @DynamicPropertySource
    static void formerSecrets(DynamicPropertyRegistry settings) {
        settings.add("tickfold.auth.former.secrets[0]", () -> FORMER);
        settings.add("tickfold.auth.former.secret-files[0]", RotatedSecretsTest::fileOfTheFirst);
    }

    private static Path fileOfTheFirst() {
        try {
            return Files.writeString(directory.resolve("first"), FIRST + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void acceptsTokensOfAllItsSecrets() {
        assertThat(status(TOKEN)).isEqualTo(404);
        assertThat(status(signedBy(FORMER))).isEqualTo(404);
        assertThat(status(signedBy(FIRST))).isEqualTo(404);
        assertThat(status(signedBy("a-secret-that-it-never-had-at-all-before"))).isEqualTo(401);
    }

    @Test
    void signsWithTheNewestOnly() throws ParseException, JOSEException {
        String issued = tokens.issue(Events.ALICE, Duration.ofHours(1));
        assertThat(SignedJWT.parse(issued).verify(new MACVerifier(SECRET))).isTrue();
    }

    private int status(String token) {
        return send(anonymous("/nothing").header("Authorization", "Bearer " + token).GET())
                .statusCode();
    }

    private static String signedBy(String secret) {
        return new TokenIssuer(JwtSecret.of(secret), InstantSource.system())
                .issue(Events.ALICE, Duration.ofHours(1));
    }
}
