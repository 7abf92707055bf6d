package io.tickfold.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.tickfold.gateway.identity.token.JwtSecretFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenCommandTest {

    private static final String SECRET = "a-secret-of-the-environment-0123456789";

    @TempDir private Path data;

    private final Map<String, String> environment = new HashMap<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void printsATokenSignedWithTheSecretOfTheDirectory() throws Exception {
        JwtSecretFile.readOrCreate(data);
        assertThat(run("--user", "alice", "--data", data.toString())).isZero();
        JWTClaimsSet claims = claims(Files.readString(JwtSecretFile.in(data)));
        assertThat(claims.getStringClaim("userId")).isEqualTo("alice");
        assertThat(claims.getExpirationTime().toInstant())
                .isBetween(
                        Instant.now().plus(Duration.ofMinutes(59)),
                        Instant.now().plus(Duration.ofMinutes(61)));
        assertThat(err.toString(UTF_8)).isEmpty();
    }

    @Test
    void takesTheSecretOfTheEnvironmentBeforeThatOfTheDirectory() throws Exception {
        JwtSecretFile.readOrCreate(data);
        environment.put("TICKFOLD_JWT_SECRET", SECRET);
        assertThat(run("--user", "alice", "--data", data.toString())).isZero();
        assertThat(claims(SECRET).getStringClaim("userId")).isEqualTo("alice");
    }

    @Test
    void needsNoDirectoryIfTheEnvironmentHasASecret() {
        environment.put("TICKFOLD_JWT_SECRET", SECRET);
        assertThat(run("--user", "alice", "--data", data.toString())).isZero();
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void takesAnEmptyVariableForNone() {
        environment.put("TICKFOLD_JWT_SECRET", "");
        assertThat(run("--user", "alice", "--data", data.toString())).isEqualTo(1);
        assertThat(err.toString(UTF_8)).contains("no secret at " + data.resolve("jwt-secret"));
    }

    @Test
    void saysSoIfTheSecretOfTheEnvironmentIsTooShort() {
        environment.put("TICKFOLD_JWT_SECRET", "short");
        assertThat(run("--user", "alice")).isEqualTo(1);
        assertThat(err.toString(UTF_8))
                .contains("TICKFOLD_JWT_SECRET", "at least 32 bytes")
                .doesNotContain("short");
    }

    @Test
    void saysSoIfThereIsNoSecretAndMakesNone() {
        assertThat(run("--user", "alice", "--data", data.toString())).isEqualTo(1);
        assertThat(err.toString(UTF_8)).contains("no secret at " + data.resolve("jwt-secret"));
        assertThat(out.toString(UTF_8)).isEmpty();
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void saysSoIfTheSecretIsTooShort() throws IOException {
        Files.writeString(data.resolve("jwt-secret"), "short");
        assertThat(run("--user", "alice", "--data", data.toString())).isEqualTo(1);
        assertThat(err.toString(UTF_8)).contains("at least 32 bytes").doesNotContain("short");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--user",
                "--user a/b",
                "--user a --user b",
                "--user a --ttl 0s",
                "--user a --ttl 1",
                "--user a --ttl 1w",
                "--user a --ttl -1h",
                "--user a --ttl 31d",
                "--user a --ttl 99999999d",
                "--user a --ttl 999999999999s",
                "--data x",
                "--user a --nonsense b",
                "--user a --scope admin",
                "--user a --scope withdraw,",
                "alice"
            })
    void explainsItselfIfTheArgumentsMakeNoSense(String arguments) {
        assertThat(run(arguments.isEmpty() ? new String[0] : arguments.split(" ", -1)))
                .isEqualTo(2);
        assertThat(err.toString(UTF_8)).contains("Usage: tickfold token");
        assertThat(out.toString(UTF_8)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"30s", "15m", "1h", "2d", "30d", "2592000s"})
    void takesLifetimesUpToThirtyDays(String lifetime) throws Exception {
        environment.put("TICKFOLD_JWT_SECRET", SECRET);
        assertThat(run("--user", "a", "--ttl", lifetime)).isZero();
        JWTClaimsSet claims = claims(SECRET);
        assertThat(
                        Duration.between(
                                claims.getIssueTime().toInstant(),
                                claims.getExpirationTime().toInstant()))
                .isBetween(Duration.ofSeconds(30), Duration.ofDays(30));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--scope|funds:write,withdraw",
                "--scope|funds:write, withdraw",
                "--scope| withdraw  funds:write ",
                "--scope|withdraw|funds:write",
                "--scope|withdraw,|funds:write",
                "--scope|withdraw|--scope|funds:write",
                "--scope=withdraw|--scope=withdraw,funds:write|--ttl|2h"
            })
    void givesTheRightsThatAreAskedForHoweverTheyAreSeparated(String scopes) throws Exception {
        environment.put("TICKFOLD_JWT_SECRET", SECRET);
        assertThat(run(("--user|a|" + scopes).split("\\|", -1))).isZero();
        assertThat(claims(SECRET).getStringClaim("scope")).isEqualTo("withdraw funds:write");
    }

    /// A token that the instance refuses is worth a word, though another server may take it.
    @Test
    void saysSoIfTheInstanceDoesNotUseTheSecretOfTheEnvironment() throws Exception {
        start(Map.of());
        environment.put("TICKFOLD_JWT_SECRET", SECRET);
        assertThat(run("--user", "alice", "--data", data.toString())).isZero();
        assertThat(claims(SECRET).getStringClaim("userId")).isEqualTo("alice");
        assertThat(err.toString(UTF_8))
                .hasLineCount(1)
                .contains(data.toString(), "does not use the secret in TICKFOLD_JWT_SECRET");
    }

    @Test
    void signsNothingIfTheInstanceUsesTheSecretOfAnEnvironmentThatIsNotThisOne() throws Exception {
        start(Map.of("TICKFOLD_JWT_SECRET", SECRET));
        JwtSecretFile.readOrCreate(data);
        assertThat(run("--user", "alice", "--data", data.toString())).isEqualTo(1);
        assertThat(out.toString(UTF_8)).isEmpty();
        assertThat(err.toString(UTF_8))
                .hasLineCount(1)
                .contains("was started with TICKFOLD_JWT_SECRET, which is not set here");
    }

    @Test
    void hasNothingToSayIfBothUseTheSecretOfTheEnvironment() throws Exception {
        start(Map.of("TICKFOLD_JWT_SECRET", SECRET));
        environment.put("TICKFOLD_JWT_SECRET", SECRET);
        assertThat(run("--user", "alice", "--data", data.toString())).isZero();
        assertThat(err.toString(UTF_8)).isEmpty();
        assertThat(data.resolve("jwt-secret")).doesNotExist();
    }

    /// What `up` does with its secret when it starts in an environment.
    private void start(Map<String, String> variables) throws Exception {
        SigningSecret secret = SigningSecret.of(variables, data);
        secret.noteUse(secret.readOrCreate());
    }

    @Test
    void takesNoEmptyDirectoryForTheCurrentOne() {
        assertThat(run("--user", "alice", "--data", "")).isEqualTo(2);
        assertThat(err.toString(UTF_8)).contains("--data names no directory");
    }

    /// What the token on the output says, once its signature is verified.
    private JWTClaimsSet claims(String secret) throws Exception {
        SignedJWT token = SignedJWT.parse(out.toString(UTF_8).strip());
        assertThat(token.verify(new MACVerifier(secret))).isTrue();
        return token.getJWTClaimsSet();
    }

    @Test
    void saysSoIfTheTokenCannotBeWritten() {
        environment.put("TICKFOLD_JWT_SECRET", SECRET);
        assertThat(
                        run(
                                new PrintWriter(Writer.nullWriter()) {
                                    @Override
                                    public boolean checkError() {
                                        return true;
                                    }
                                },
                                "--user",
                                "alice"))
                .isEqualTo(1);
        assertThat(err.toString(UTF_8)).contains("cannot be written");
    }

    private int run(String... arguments) {
        return run(new PrintWriter(out, true, UTF_8), arguments);
    }

    private int run(PrintWriter output, String... arguments) {
        return TokenCommand.line(environment)
                .setOut(output)
                .setErr(new PrintWriter(err, true, UTF_8))
                .execute(arguments);
    }
}
