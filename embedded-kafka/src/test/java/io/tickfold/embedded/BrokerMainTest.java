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

    /// The registration of the first process would last for another minute.
    @Test
    @Timeout(30)
    void startsSoonIfItWasKilledBeforeAnybodyWrote() throws Exception {
        BrokerPorts ports = BrokerPorts.choose(BrokerPorts.ANY);
        TestClient client = new TestClient(ports.brokerAddress());
        try (BrokerProcess killed = start(ports)) {
            assertThat(killed).isNotNull();
            client.createTopic("first");
        }
        try (BrokerProcess next = start(ports)) {
            assertThat(next).isNotNull();
            client.createTopic("second");
        }
    }

    @Test
    void refusesADirectoryThatAnotherProcessUses() throws Exception {
        BrokerPorts ports = BrokerPorts.choose(BrokerPorts.ANY);
        try (EmbeddedKafka _ = EmbeddedKafka.start(directory, 0);
                BrokerProcess second = start(ports)) {
            assertThat(second.remainingLines())
                    .contains("does not start", "another broker uses " + directory);
            assertThat(second.exitStatus()).isEqualTo(1);
        }
    }

    @Test
    void leavesNothingToMendIfItIsStopped() throws Exception {
        BrokerPorts ports = BrokerPorts.choose(BrokerPorts.ANY);
        try (BrokerProcess stopped = start(ports)) {
            new TestClient(ports.brokerAddress()).createTopic(TOPIC);
            assertThat(UncleanStop.happenedTo(directory)).isTrue();

            stopped.stop();

            assertThat(stopped.exitStatus()).isEqualTo(143);
            assertThat(UncleanStop.happenedTo(directory)).isFalse();
        }
    }

    @Test
    void saysWhatIsWrongWithItsSettings() throws Exception {
        Map<String, String> two = Map.of("KAFKA_LOG_DIRS", directory + "/a," + directory + "/b");
        try (BrokerProcess refused = BrokerProcess.start(two, BrokerMain.class.getName())) {
            assertThat(refused.remainingLines()).contains("log.dirs names one directory");
            assertThat(refused.exitStatus()).isEqualTo(1);
        }
    }

    @Test
    void itsControllerHasTheListenersOfControllersOnly() {
        Map<String, String> broker =
                Map.of(
                        "listeners", "INTERNAL://:9092, CONTROLLER://:9093",
                        "controller.listener.names", "CONTROLLER",
                        "process.roles", "broker, controller",
                        "controller.quorum.voters", "1@localhost:9093",
                        "inter.broker.listener.name", "INTERNAL",
                        "ssl.keystore.type", "PEM");

        assertThat(BrokerSettings.isAlone(broker)).isTrue();
        assertThat(BrokerSettings.ofItsController(broker))
                .containsEntry("listeners", "CONTROLLER://:9093")
                .containsEntry("process.roles", "controller")
                .containsEntry("ssl.keystore.type", "PEM")
                .doesNotContainKey("inter.broker.listener.name");
    }

    @Test
    void oneOfSeveralIsNotAlone() {
        Map<String, String> one =
                Map.of(
                        "process.roles", "broker,controller",
                        "controller.quorum.voters", "1@kafka-1:9093,2@kafka-2:9093");

        assertThat(BrokerSettings.isAlone(one)).isFalse();
    }

    private BrokerProcess start(BrokerPorts ports) throws IOException {
        Map<String, String> environment = new HashMap<>();
        BrokerSettings.of(directory, ports)
                .forEach((name, value) ->
                        environment.put("KAFKA_" + Ascii.upper(name).replace('.', '_'), value));
        return BrokerProcess.start(environment, BrokerMain.class.getName());
    }
}
