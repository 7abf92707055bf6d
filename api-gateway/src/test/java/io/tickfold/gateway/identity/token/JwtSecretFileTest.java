package io.tickfold.gateway.identity.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JwtSecretFileTest {

    @TempDir private Path directory;

    @Test
    void makesASecretOf256BitsForItsOwnerOnly() throws IOException {
        Path data = directory.resolve("new/data");
        JwtSecret secret = JwtSecretFile.readOrCreate(data);
        Path file = data.resolve("jwt-secret");
        assertThat(Files.readString(file)).matches("[A-Za-z0-9_-]{43}");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(secret).hasToString("JwtSecret[hidden]");
    }

    @Test
    void leavesNothingElseBehind() throws IOException {
        JwtSecretFile.readOrCreate(directory);
        try (var files = Files.list(directory)) {
            assertThat(files).containsExactly(directory.resolve("jwt-secret"));
        }
    }

    @Test
    void keepsTheSecretThatIsThere() throws IOException {
        JwtSecret first = JwtSecretFile.readOrCreate(directory);
        JwtSecret second = JwtSecretFile.readOrCreate(directory);
        assertThat(second.key()).isEqualTo(first.key());
    }

    @Test
    void makesNoneWhenItOnlyReads() {
        assertThatThrownBy(() -> JwtSecretFile.read(JwtSecretFile.in(directory)))
                .isInstanceOf(NoSuchFileException.class);
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void refusesASecretOfLessThan256Bits() {
        assertThatThrownBy(() -> JwtSecret.of("  " + "x".repeat(31) + "\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("xxx");
        assertThat(JwtSecret.of("x".repeat(32)).key().getEncoded()).hasSize(32);
    }
}
