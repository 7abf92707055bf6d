package io.tickfold.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.wire.TopicProvisioning;
import io.tickfold.embedded.EmbeddedKafka;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RebuildReadModelCommandTest {

    @TempDir Path data;

    private int rebuild() {
        return RebuildReadModelCommand.execute("--data", data.toString());
    }

    @Test
    void refusesArgumentsThatItDoesNotKnow() {
        assertThat(RebuildReadModelCommand.execute("--partition", "1")).isEqualTo(2);
    }

    @Test
    void needsBothPlacesOfADeployment() {
        assertThat(RebuildReadModelCommand.execute("--bootstrap-servers", "x:1")).isEqualTo(2);
    }

    @Test
    void failsWhereThereIsNothing() {
        assertThat(rebuild()).isEqualTo(1);
    }

    @Test
    void refusesADirectoryInUse() {
        try (EmbeddedKafka _ = EmbeddedKafka.start(data.resolve("kafka"), 0)) {
            assertThat(rebuild()).isEqualTo(3);
        }
    }

    @Test
    void replacesAnUnreadableFile() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(data.resolve("kafka"), 0);
                Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            TopicProvisioning.createMissing(admin, 1);
        }
        Path file = Files.createDirectory(data.resolve("database")).resolve("read_model.mv.db");
        Files.writeString(file, "no database");

        assertThat(rebuild()).isZero();
        assertThat(file).isNotEmptyFile();
    }
}
