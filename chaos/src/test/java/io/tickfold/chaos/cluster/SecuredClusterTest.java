package io.tickfold.chaos.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickfold.chaos.load.Load;
import io.tickfold.contract.wire.Topics;
import io.tickfold.gateway.identity.token.JwtSecret;
import io.tickfold.gateway.identity.token.TokenIssuer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// The services with TLS, passwords and the rights of `deploy/kafka/rights.txt`.
class SecuredClusterTest {

    private static final Path REPOSITORY = Path.of("..");
    private static final Duration LONGEST_START = Duration.ofMinutes(3);
    private static final String AUDITOR = "auditor";
    private static final List<String> USERS =
            List.of("order-engine", "api-gateway", "price-feed", AUDITOR);
    private static final TopicPartition EVENTS = Topics.TRADE_EVENTS.partition(0);

    private final List<String> timeline = new CopyOnWriteArrayList<>();
    private final String secret = UUID.randomUUID().toString();

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path directory;

    private Security security;

    @BeforeEach
    void makeUsers() throws Exception {
        security = new Security(directory, USERS);
    }

    @Test
    void tradesAndLetsNobodyElseIn() throws Exception {
        ComposeFile compose =
                ComposeFile.read(
                        REPOSITORY.resolve("docker-compose.small.yml"),
                        Map.of(
                                "TICKFOLD_JWT_SECRET",
                                secret,
                                "TICKFOLD_DATABASE_PASSWORD",
                                secret));
        Path data = Files.createDirectory(directory.resolve("data"));
        try (Cluster cluster =
                new Cluster(compose, data, secret, Optional.of(security), timeline::add)) {
            cluster.brokers().forEach(each -> cluster.machine(each).start());
            giveRights(cluster);
            cluster.start();
            trade(cluster);

            assertThat(refusals(data)).as("rights that a service lacks").isEmpty();
            refusesPlainConnections(cluster);
            refusesWhoHasNoRight(cluster);
            letsTheAuditorReadAndNotWrite(cluster);
            tellsNobodyItsSecrets(cluster, data);
        }
    }

    private void giveRights(Cluster cluster) throws Exception {
        try (Admin operator = admin(cluster, security.ofClient(Security.OPERATOR))) {
            operator.createAcls(Rights.read(REPOSITORY.resolve("deploy/kafka/rights.txt")))
                    .all()
                    .get();
        }
    }

    private void trade(Cluster cluster) throws Exception {
        Load load =
                new Load(
                        cluster.gateways().stream().map(cluster::api).toList(),
                        new TokenIssuer(JwtSecret.of(secret), InstantSource.system()),
                        2,
                        Duration.ofMillis(50),
                        new SplittableRandom(1));
        load.start();
        boolean isAnswered = load.awaitAnswers(10, LONGEST_START);
        load.finishTrading(LONGEST_START);
        load.stopFollowing();
        assertThat(isAnswered).as("%s", timeline).isTrue();
        assertThat(load.journal().violations()).isEmpty();
    }

    /// What the broker has refused so far.
    private static List<String> refusals(Path data) throws IOException {
        try (Stream<String> lines = Files.lines(data.resolve("kafka.log"))) {
            return lines.filter(line -> line.contains("is Denied")).toList();
        }
    }

    private static void refusesPlainConnections(Cluster cluster) {
        Map<String, String> plain =
                Map.of(
                        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        "3000",
                        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        "5000");
        try (Admin nobody = admin(cluster, plain)) {
            assertThatThrownBy(() -> nobody.listTopics().names().get())
                    .isInstanceOf(ExecutionException.class);
        }
    }

    private void refusesWhoHasNoRight(Cluster cluster) throws Exception {
        Map<String, String> stranger = security.ofClient(Security.STRANGER);
        try (Admin admin = admin(cluster, stranger)) {
            assertThat(admin.listTopics().names().get()).isEmpty();
        }
        assertThatThrownBy(() -> read(cluster, stranger))
                .isInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() -> write(cluster, stranger))
                .hasCauseInstanceOf(AuthorizationException.class);
    }

    private void letsTheAuditorReadAndNotWrite(Cluster cluster) throws Exception {
        Map<String, String> auditor = security.ofClient(AUDITOR);
        assertThat(verifiesAsAuditor(cluster)).isZero();
        assertThatThrownBy(() -> write(cluster, auditor))
                .hasCauseInstanceOf(AuthorizationException.class);
    }

    /// The exit code of `audit verify`, run by the auditor.
    private int verifiesAsAuditor(Cluster cluster) throws Exception {
        ProcessBuilder audit =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.tickfold.audit.Audit",
                        "verify",
                        "--bootstrap-servers",
                        cluster.kafka());
        audit.environment()
                .put("TICKFOLD_KAFKA_CLIENT_PROPERTIES", security.fileOf(AUDITOR).toString());
        return audit.inheritIO().start().waitFor();
    }

    /// Where the log of events ends.
    private static long read(Cluster cluster, Map<String, String> client) {
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        connection(cluster, client),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            consumer.assign(Set.of(EVENTS));
            consumer.seekToBeginning(Set.of(EVENTS));
            consumer.poll(Duration.ofSeconds(5));
            return consumer.position(EVENTS);
        }
    }

    private static void write(Cluster cluster, Map<String, String> client) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        connection(cluster, client),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(Topics.TRADE_INPUT.name(), new byte[1])).get();
        }
    }

    private static Admin admin(Cluster cluster, Map<String, String> client) {
        return Admin.create(connection(cluster, client));
    }

    private static Map<String, Object> connection(Cluster cluster, Map<String, String> client) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, cluster.kafka());
        return settings;
    }

    private void tellsNobodyItsSecrets(Cluster cluster, Path data) throws IOException {
        List<String> told = new ArrayList<>();
        try (Stream<Path> files = Files.list(data)) {
            for (Path log : files.filter(each -> each.toString().endsWith(".log")).toList()) {
                told.add(Files.readString(log));
            }
        }
        for (String service : List.of("order-engine", "api-gateway", "price-feed")) {
            for (ProcessHandle process : cluster.machine(service).processes().toList()) {
                Path environment = Path.of("/proc", Long.toString(process.pid()), "environ");
                if (Files.exists(environment)) {
                    told.add(Files.readString(environment));
                }
            }
        }
        assertThat(told).hasSizeGreaterThan(4);
        assertThat(told).noneMatch(text -> text.contains(secret));
        for (String each : security.secrets()) {
            assertThat(told).noneMatch(text -> text.contains(each));
        }
    }
}
