package io.tickfold.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tickfold.audit.cli.Partitions;
import io.tickfold.audit.log.AuditedLog;
import io.tickfold.audit.log.ClusterAddress;
import io.tickfold.audit.log.ClusterLog;
import io.tickfold.contract.input.Command;
import io.tickfold.contract.input.TradeInput;
import io.tickfold.contract.wire.MessageHeaders;
import io.tickfold.contract.wire.MessageType;
import io.tickfold.contract.wire.TopicProvisioning;
import io.tickfold.contract.wire.Topics;
import io.tickfold.embedded.EmbeddedKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
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
    private final Map<TopicPartition, Long> ends = new HashMap<>();
    private int sent;

    @Test
    void isWhatTheRulesLeadTo() throws Exception {
        System.out.println("-Dtickfold.test.seed=" + SEED);
        try (EmbeddedKafka kafka = EmbeddedKafka.start(directory.resolve("kafka"), 0);
                Admin admin = admin(kafka.bootstrapServers());
                KafkaProducer<byte[], byte[]> producer = producer(kafka.bootstrapServers())) {
            TopicProvisioning.createMissing(admin, PARTITIONS);
            write(kafka.bootstrapServers(), admin, producer);

            verify(kafka.bootstrapServers());
        }
    }

    private static Admin admin(String bootstrapServers) {
        return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
    }

    private static KafkaProducer<byte[], byte[]> producer(String bootstrapServers) {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.LINGER_MS_CONFIG,
                        2),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private void write(String bootstrapServers, Admin admin, KafkaProducer<byte[], byte[]> producer)
            throws Exception {
        EngineNode first = node(bootstrapServers, "first");
        send(producer, Traffic.rules(1, 100));
        send(producer, traffic.tick());
        sendUntil(producer, admin, INPUTS / 6);
        first.kill();
        EngineNode second = node(bootstrapServers, "first");
        sendUntil(producer, admin, INPUTS / 3);
        send(producer, Traffic.rules(1, 50));
        EngineNode third = node(bootstrapServers, "third");
        sendUntil(producer, admin, INPUTS / 2);
        second.kill();
        sendUntil(producer, admin, 2 * INPUTS / 3);
        send(producer, Traffic.rules(2, 60));
        third.stop();
        EngineNode fourth = node(bootstrapServers, "fourth");
        sendUntil(producer, admin, INPUTS);
        fourth.stop();
    }

    private EngineNode node(String bootstrapServers, String name) throws Exception {
        return EngineNode.start(bootstrapServers, PARTITIONS, directory.resolve(name));
    }

    /// Sends inputs, and waits until the engines have decided them.
    private void sendUntil(KafkaProducer<byte[], byte[]> producer, Admin admin, int number) {
        while (sent < number) {
            send(producer, traffic.next());
        }
        producer.flush();
        await().atMost(PATIENCE).until(() -> isDecided(admin));
    }

    private void send(KafkaProducer<byte[], byte[]> producer, TradeInput input) {
        byte[] value = Topics.TRADE_INPUT.encode(input);
        if (input instanceof Command command) {
            var account = command.header().accountId();
            byte[] key = Topics.TRADE_INPUT.encodeKey(account);
            send(producer, Topics.partitionOf(account, PARTITIONS), key, value, input);
        } else {
            for (int partition = 0; partition < PARTITIONS; partition++) {
                send(producer, partition, null, value, input);
            }
        }
    }

    private void send(
            KafkaProducer<byte[], byte[]> producer,
            int partition,
            byte @Nullable [] key,
            byte[] value,
            TradeInput input) {
        String topic = Topics.TRADE_INPUT.name();
        var _ =
                producer.send(
                        new ProducerRecord<>(
                                topic,
                                partition,
                                key,
                                value,
                                MessageHeaders.brief(
                                        MessageType.of(input), Integer.toString(sent))));
        ends.merge(new TopicPartition(topic, partition), 1L, Long::sum);
        sent++;
    }

    private boolean isDecided(Admin admin) throws Exception {
        Map<TopicPartition, OffsetAndMetadata> committed =
                admin.listConsumerGroupOffsets(Topics.ENGINE_GROUP)
                        .partitionsToOffsetAndMetadata()
                        .get();
        return ends.entrySet().stream()
                .allMatch(end ->
                        committed.containsKey(end.getKey())
                                && committed.get(end.getKey()).offset() >= end.getValue());
    }

    private void verify(String bootstrapServers) {
        Report report;
        ClusterAddress cluster = ClusterAddress.of(bootstrapServers);
        List<EngineState> engine =
                Partitions.map(
                        PARTITIONS, partition -> EngineState.of(cluster, partition, PARTITIONS));
        try (AuditedLog log = ClusterLog.open(cluster)) {
            report = new Verification(log, engine).run();
        }
        double seconds = report.millis() / SECOND;
        Runtime runtime = Runtime.getRuntime();
        System.out.printf(
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
