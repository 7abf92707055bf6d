package io.tickfold.gateway.auth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.value.AccountId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.oauth2.jwt.Jwt;

class TokenCommandTest {

    private static final String SECRET = "a-secret-of-the-environment-0123456789";

    @TempDir private Path data;

    private final Map<String, String> environment = new HashMap<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void printsATokenThatTheGatewayAccepts() throws IOException {
        JwtSecret secret = JwtSecretFile.readOrCreate(data);
        assertThat(run("--user", "alice", "--data", data.toString())).isZero();
        Jwt token = TokenHolders.verification(secret).decode(out.toString(UTF_8).strip());
        assertThat(token.getClaimAsString("userId")).isEqualTo("alice");
        assertThat(token.getExpiresAt())
                .isBetween(
                        Instant.now().plus(Duration.ofMinutes(59)),
                        Instant.now().plus(Duration.ofMinutes(61)));
        assertThat(err.toString(UTF_8)).isEmpty();
    }

    @Test
    void takesTheSecretOfTheEnvironmentBeforeThatOfTheDirectory() throws IOException {
        JwtSecretFile.readOrCreate(data);
        environment.put("TICKFOLD_JWT_SECRET", SECRET);
        assertThat(run("--user", "alice", "--data", data.toString())).isZero();
        JwtSecret secret = JwtSecret.of(SECRET);
        Jwt token = TokenHolders.verification(secret).decode(out.toString(UTF_8).strip());
        assertThat(token.getClaimAsString("userId")).isEqualTo("alice");
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
                "alice"
            })
    void explainsItselfIfTheArgumentsMakeNoSense(String arguments) {
        assertThat(run(arguments.isEmpty() ? new String[0] : arguments.split(" ", -1)))
                .isEqualTo(2);
        assertThat(err.toString(UTF_8)).contains("usage: token --user ID");
        assertThat(out.toString(UTF_8)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"30s", "15m", "1h", "2d", "30d", "2592000s"})
    void takesLifetimesUpToThirtyDays(String lifetime) {
        TokenArguments arguments = TokenArguments.parse(List.of("--user", "a", "--ttl", lifetime));
        assertThat(arguments.lifetime()).isBetween(Duration.ofSeconds(30), Duration.ofDays(30));
        assertThat(arguments.user()).isEqualTo(new AccountId("a"));
        assertThat(arguments.dataDirectory()).isEqualTo(Path.of("data"));
    }

    private int run(String... arguments) {
        return new TokenCommand(
                        environment,
                        new PrintStream(out, true, UTF_8),
                        new PrintStream(err, true, UTF_8))
                .run(List.of(arguments));
    }
}
