package io.tickfold.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class EmbeddedKafkaTest {

    private static final String TOPIC = "words";

    @TempDir private Path directory;

    @Test
    void keepsRecordsAndClusterAcrossARestartOnOtherPorts() throws Exception {
        String clusterId;
        String address;
        try (EmbeddedKafka broker = EmbeddedKafka.start(directory, 0)) {
            address = broker.bootstrapServers();
            TestClient client = new TestClient(address);
            client.createTopic(TOPIC);
            client.write(TOPIC, List.of("bid", "ask"));
            assertThat(client.read(TOPIC, 2)).containsExactly("bid", "ask");
            clusterId = clusterId(client);
        }
        try (EmbeddedKafka broker = EmbeddedKafka.start(directory, 0)) {
            TestClient client = new TestClient(broker.bootstrapServers());
            assertThat(broker.bootstrapServers()).isNotEqualTo(address);
            assertThat(client.read(TOPIC, 2)).containsExactly("bid", "ask");
            assertThat(clusterId(client)).isEqualTo(clusterId);
        }
    }

    @Test
    void nobodyHoldsUpReadersByAnOpenTransactionForLong() {
        try (EmbeddedKafka broker = EmbeddedKafka.start(directory, 0)) {
            TestClient client = new TestClient(broker.bootstrapServers());
            assertThatThrownBy(() -> client.beginTransaction(Duration.ofMinutes(15)))
                    .hasMessageContaining("transaction.max.timeout.ms");
        }
    }

    @Test
    void keepsRecordsWhenItsProcessIsKilled() throws Exception {
        try (BrokerProcess killed = BrokerProcess.start(directory)) {
            TestClient client = new TestClient(killed.nextLine());
            client.createTopic(TOPIC);
            client.write(TOPIC, List.of("bid", "ask"));
            client.writeInTransaction(TOPIC, List.of("spread"), true);
        }
        try (EmbeddedKafka broker = EmbeddedKafka.start(directory, 0)) {
            TestClient client = new TestClient(broker.bootstrapServers());
            client.write(TOPIC, List.of("quote"));
            assertThat(client.read(TOPIC, 4)).containsExactly("bid", "ask", "spread", "quote");
        }
    }

    @Test
    void saysInItsDirectoryWhereItListensWhileItRuns() throws Exception {
        assertThat(BrokerAddress.in(directory)).isEmpty();
        try (EmbeddedKafka broker = EmbeddedKafka.start(directory, 0)) {
            BrokerAddress address = BrokerAddress.in(directory).orElseThrow();
            assertThat(address.bootstrapServers()).isEqualTo(broker.bootstrapServers());
            assertThat(address.clusterId())
                    .isEqualTo(clusterId(new TestClient(broker.bootstrapServers())));
        }
        assertThat(BrokerAddress.in(directory)).isEmpty();
    }

    @Test
    void showsCommittedTransactionsOnly() throws Exception {
        try (EmbeddedKafka broker = EmbeddedKafka.start(directory, 0)) {
            TestClient client = new TestClient(broker.bootstrapServers());
            client.createTopic(TOPIC);
            client.writeInTransaction(TOPIC, List.of("bid", "ask"), true);
            client.writeInTransaction(TOPIC, List.of("rumour"), false);
            client.writeInTransaction(TOPIC, List.of("last"), true);
            assertThat(client.read(TOPIC, 3)).containsExactly("bid", "ask", "last");
        }
    }

    @Test
    void runsTheSecondVersionOfTransactions() throws Exception {
        try (EmbeddedKafka broker = EmbeddedKafka.start(directory, 0);
                Admin admin = new TestClient(broker.bootstrapServers()).admin()) {
            var features = admin.describeFeatures().featureMetadata().get().finalizedFeatures();
            assertThat(features)
                    .hasEntrySatisfying(
                            "transaction.version",
                            range -> assertThat(range.maxVersionLevel()).isEqualTo((short) 2));
        }
    }

    @Test
    void runsNextToAnotherBrokerInTheSameProcess() throws Exception {
        try (EmbeddedKafka one = EmbeddedKafka.start(directory.resolve("one"), 0)) {
            TestClient first = new TestClient(one.bootstrapServers());
            first.createTopic(TOPIC);
            try (EmbeddedKafka two = EmbeddedKafka.start(directory.resolve("two"), 0)) {
                TestClient second = new TestClient(two.bootstrapServers());
                second.createTopic(TOPIC);
                second.write(TOPIC, List.of("second"));
                assertThat(second.read(TOPIC, 1)).containsExactly("second");
                assertThat(clusterId(second)).isNotEqualTo(clusterId(first));
            }
            first.write(TOPIC, List.of("first"));
            assertThat(first.read(TOPIC, 1)).containsExactly("first");
        }
    }

    @Test
    void listensOnTheWantedPortAndRefusesATakenOne() throws Exception {
        int port;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            port = taken.getLocalPort();
            assertThatThrownBy(() -> EmbeddedKafka.start(directory, port))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("127.0.0.1:" + port);
        }
        try (EmbeddedKafka broker = EmbeddedKafka.start(directory, port)) {
            assertThat(broker.bootstrapServers()).isEqualTo("127.0.0.1:" + port);
        }
    }

    /// Between the choice of a port and Kafka's own bind, somebody else may be faster.
    @Test
    void namesTheWantedPortIfItIsTakenWhileItStarts() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            int port = taken.getLocalPort();
            int controller = BrokerPorts.choose(0).controller();
            assertThatThrownBy(() ->
                            EmbeddedKafka.start(
                                    directory, port, wanted -> new BrokerPorts(wanted, controller)))
                    .isInstanceOf(PortTakenException.class)
                    .hasMessage("cannot listen on 127.0.0.1:" + port);
        }
        try (EmbeddedKafka broker = EmbeddedKafka.start(directory, 0)) {
            assertThat(clusterId(new TestClient(broker.bootstrapServers()))).isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void replacesAPortThatNobodyAskedForIfItIsTakenWhileItStarts(boolean isOfClients)
            throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            Deque<BrokerPorts> choices = new ArrayDeque<>();
            choices.add(with(taken.getLocalPort(), isOfClients));
            choices.add(BrokerPorts.choose(0));
            String address = choices.getLast().brokerAddress();
            try (EmbeddedKafka broker =
                    EmbeddedKafka.start(directory, 0, _ -> choices.removeFirst())) {
                assertThat(broker.bootstrapServers()).isEqualTo(address);
                assertThat(clusterId(new TestClient(address))).isNotEmpty();
            }
            assertThat(choices).isEmpty();
        }
    }

    private static BrokerPorts with(int port, boolean isOfClients) {
        BrokerPorts free = BrokerPorts.choose(0);
        return isOfClients
                ? new BrokerPorts(port, free.controller())
                : new BrokerPorts(free.broker(), port);
    }

    /// The range is where Linux and others do not take the ports of connections from.
    @Test
    void choosesPortsThatNoConnectionIsGiven() {
        for (int i = 0; i < 100; i++) {
            BrokerPorts ports = BrokerPorts.choose(0);
            assertThat(List.of(ports.broker(), ports.controller()))
                    .allMatch(port -> port >= 10_000 && port < 32_768)
                    .doesNotHaveDuplicates();
        }
    }

    /// A broker that ran under a Persian locale named its files `۰۰۰….log`.
    @ParameterizedTest
    @ValueSource(strings = {"fa-IR", "tr-TR"})
    void findsItsRecordsWhateverTheLocaleOfThisAndOfTheEarlierProcess(String language)
            throws Exception {
        try (EmbeddedKafka broker = EmbeddedKafka.start(directory, 0)) {
            TestClient client = new TestClient(broker.bootstrapServers());
            client.createTopic(TOPIC);
            client.write(TOPIC, List.of("bid", "ask"));
        }
        Locale usual = Locale.getDefault();
        try {
            renameToPersianDigits(directory.resolve(TOPIC + "-0"));
            Locale.setDefault(Locale.forLanguageTag(language));
            try (EmbeddedKafka broker = EmbeddedKafka.start(directory, 0)) {
                TestClient client = new TestClient(broker.bootstrapServers());
                client.write(TOPIC, List.of("quote"));
                assertThat(client.read(TOPIC, 3)).containsExactly("bid", "ask", "quote");
            }
        } finally {
            Locale.setDefault(usual);
        }
        try (Stream<Path> files = Files.walk(directory)) {
            assertThat(files.map(Path::toString))
                    .allMatch(StandardCharsets.US_ASCII.newEncoder()::canEncode);
        }
    }

    private static void renameToPersianDigits(Path partition) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(partition)) {
            files = all.filter(each -> each.toString().contains("/0")).toList();
        }
        assertThat(files).isNotEmpty();
        for (Path file : files) {
            String name = file.getFileName().toString().replace('0', '۰');
            Files.move(file, file.resolveSibling(name));
        }
    }

    @Test
    void refusesADirectoryThatAnotherBrokerUses() throws Exception {
        try (EmbeddedKafka broker = EmbeddedKafka.start(directory, 0)) {
            assertThatThrownBy(() -> EmbeddedKafka.start(directory, 0))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("another broker uses " + directory);
            assertThat(clusterId(new TestClient(broker.bootstrapServers()))).isNotEmpty();
        }
    }

    @Test
    void refusesADirectoryThatIsNoBrokers() throws Exception {
        Files.writeString(directory.resolve("meta.properties"), "version=1\nnode.id=7\n");
        assertThatThrownBy(() -> EmbeddedKafka.start(directory, 0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(directory.toString());
        Files.delete(directory.resolve("meta.properties"));
        try (EmbeddedKafka broker = EmbeddedKafka.start(directory, 0)) {
            assertThat(clusterId(new TestClient(broker.bootstrapServers()))).isNotEmpty();
        }
    }

    @Test
    void saysWhyItEndsTheProcess() throws Exception {
        try (BrokerProcess failing = BrokerProcess.start(directory)) {
            assertThat(failing.nextLine()).startsWith("127.0.0.1:");
            failing.fail();
            assertThat(failing.remainingLines())
                    .contains("The Kafka broker has failed", "the disk is on fire");
            assertThat(failing.exitStatus()).isEqualTo(1);
        }
    }

    @Test
    void closesTwiceWithoutHarm() {
        EmbeddedKafka broker = EmbeddedKafka.start(directory, 0);
        broker.close();
        broker.close();
        assertThat(broker.bootstrapServers()).startsWith("127.0.0.1:");
    }

    private static String clusterId(TestClient client) throws Exception {
        try (Admin admin = client.admin()) {
            return admin.describeCluster().clusterId().get();
        }
    }
}
