package io.tickfold.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.value.Ascii;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class BrokerMainTest {

    private static final String TOPIC = "words";

    @TempDir private Path directory;

    @Test
    void takesSettingsAsKafkasImageDoes() {
        Map<String, String> environment =
                Map.of(
                        "KAFKA_LOG_DIRS", "/data",
                        "KAFKA_LISTENER_NAME_THE__ENGINES_SCRAM___SHA___512_X", "secret",
                        "KAFKA_HEAP_OPTS", "-Xmx1g",
                        "HOME", "/");

        assertThat(BrokerMain.settings(environment))
                .isEqualTo(
                        Map.of(
                                "log.dirs", "/data",
                                "listener.name.the_engines.scram-sha-512.x", "secret"));
    }

    /// Without a controller that runs first, the transaction was torn in four of ten tries.
    @Test
    void completesWhatWasCommittedRightBeforeItWasKilled() throws Exception {
        BrokerPorts ports = BrokerPorts.choose(BrokerPorts.ANY);
        TestClient client = new TestClient(ports.brokerAddress());
        try (BrokerProcess killed = start(ports)) {
            assertThat(killed).isNotNull();
            client.createTopic(TOPIC);
            client.writeInTransaction(TOPIC, List.of("bid", "ask"), true);
        }
        try (BrokerProcess next = start(ports)) {
            assertThat(next).isNotNull();
            client.write(TOPIC, List.of("quote"));

            assertThat(client.read(TOPIC, 3)).containsExactly("bid", "ask", "quote");
        }
    }

    private BrokerProcess start(BrokerPorts ports) throws IOException {
        Map<String, String> environment = new HashMap<>();
        BrokerSettings.of(directory, ports)
                .forEach((name, value) ->
                        environment.put("KAFKA_" + Ascii.upper(name).replace('.', '_'), value));
        return BrokerProcess.start(environment, BrokerMain.class.getName());
    }
}
