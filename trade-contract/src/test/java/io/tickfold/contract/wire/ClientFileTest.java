package io.tickfold.contract.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientFileTest {

    @TempDir Path directory;

    @Test
    void hasWhatKafkaNeedsToKnow() throws IOException {
        assertThat(ClientFile.read(file("security.protocol=SASL_SSL\nsasl.mechanism=PLAIN\n")))
                .isEqualTo(Map.of("security.protocol", "SASL_SSL", "sasl.mechanism", "PLAIN"));
    }

    @Test
    void hasNothingElse() throws IOException {
        Path file = file("security.protocol=SSL\nisolation.level=read_uncommitted\n");
        assertThatThrownBy(() -> ClientFile.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("isolation.level");
    }

    @Test
    void mustBeThere() {
        assertThatThrownBy(() -> ClientFile.read(directory.resolve("none")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("TICKFOLD_KAFKA_CLIENT_PROPERTIES");
    }

    private Path file(String content) throws IOException {
        return Files.writeString(directory.resolve("client.properties"), content);
    }
}
