package io.tickfold.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tickfold.audit.log.ClusterAddress;
import io.tickfold.contract.input.TradeInput;
import io.tickfold.contract.wire.TopicProvisioning;
import io.tickfold.contract.wire.Topics;
import io.tickfold.embedded.EmbeddedKafka;
import io.tickfold.engine.streams.LogClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A log whose engines were killed, restarted and joined by others while its rules were changed, of
/// as many inputs as `-Dtickfold.test.inputs` says.
class TurbulentHistoryTest {

    private static final int INPUTS = Integer.getInteger("tickfold.test.inputs", 20_000);
    private static final long SEED = Long.getLong("tickfold.test.seed", System.nanoTime());
    private static final int PARTITIONS = 4;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final double SECOND = 1_000;
    private static final int MEBIBYTE = 1024 * 1024;

    @TempDir Path directory;

    private final Traffic traffic = new Traffic(SEED);
    private int sent;

    @Test
    void isWhatTheRulesLeadTo() throws Exception {
        System.out.println("-Dtickfold.test.seed=" + SEED);
        try (EmbeddedKafka kafka = EmbeddedKafka.start(directory.resolve("kafka"), 0);
                Admin admin = admin(kafka.bootstrapServers());
                LogClient client = new LogClient(kafka.bootstrapServers(), PARTITIONS)) {
            TopicProvisioning.createMissing(admin, PARTITIONS);
            write(kafka.bootstrapServers(), admin, client);

            verify(kafka.bootstrapServers());
        }
    }

    private static Admin admin(String bootstrapServers) {
        return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
    }

    private void write(String bootstrapServers, Admin admin, LogClient client) throws Exception {
        EngineNode first = node(bootstrapServers, "first");
        send(client, Traffic.rules(1, 100));
        send(client, traffic.tick());
        sendUntil(client, admin, INPUTS / 6);
        first.kill();
        EngineNode second = node(bootstrapServers, "first");
        sendUntil(client, admin, INPUTS / 3);
        send(client, Traffic.rules(1, 50));
        EngineNode third = node(bootstrapServers, "third");
        sendUntil(client, admin, INPUTS / 2);
        second.kill();
        sendUntil(client, admin, 2 * INPUTS / 3);
        send(client, Traffic.rules(2, 60));
        third.stop();
        EngineNode fourth = node(bootstrapServers, "fourth");
        sendUntil(client, admin, INPUTS);
        fourth.stop();
    }

    private EngineNode node(String bootstrapServers, String name) throws Exception {
        return EngineNode.start(bootstrapServers, PARTITIONS, directory.resolve(name));
    }

    /// Sends inputs, and waits until the engines have decided them.
    private void sendUntil(LogClient client, Admin admin, int number) {
        while (sent < number) {
            send(client, traffic.next());
        }
        client.flush();
        await().atMost(PATIENCE).until(() -> isDecided(admin));
    }

    private void send(LogClient client, TradeInput input) {
        sent += client.sendSoon(input).size();
    }

    private boolean isDecided(Admin admin) throws Exception {
        return admin
                        .listConsumerGroupOffsets(Topics.ENGINE_GROUP)
                        .partitionsToOffsetAndMetadata()
                        .get()
                        .values()
                        .stream()
                        .mapToLong(OffsetAndMetadata::offset)
                        .sum()
                >= sent;
    }

    private void verify(String bootstrapServers) {
        Report report = VerifyCommand.verify(ClusterAddress.of(bootstrapServers));
        double seconds = report.millis() / SECOND;
        Runtime runtime = Runtime.getRuntime();
        System.out.printf(
                Locale.ROOT,
                "verified %,d records in %.1f s, %,.0f a second; heap in use %,d MiB of %,d%n",
                report.records(),
                seconds,
                report.records() / seconds,
                (runtime.totalMemory() - runtime.freeMemory()) / MEBIBYTE,
                runtime.maxMemory() / MEBIBYTE);
        System.out.println(report);
        assertThat(report.findings()).isEmpty();
        assertThat(report.partitions())
                .allSatisfy(each -> assertThat(each.decided()).isEqualTo(each.inputs()))
                .allMatch(PartitionReport::isEngineSame);
        assertThat(report.partitions().stream().mapToLong(PartitionReport::inputs).sum())
                .isEqualTo(sent);
        assertThat(report.partitions().stream().mapToLong(PartitionReport::checkpoints).sum())
                .isPositive();
    }
}
