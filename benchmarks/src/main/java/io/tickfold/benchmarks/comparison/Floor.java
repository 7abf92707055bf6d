package io.tickfold.benchmarks.comparison;

import io.tickfold.contract.wire.ByteClients;
import io.tickfold.contract.wire.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;

/// Consumes, copies and produces exactly once, a transaction for each poll, and keeps no state:
/// what nobody who answers from the log in transactions can be faster than.
final class Floor implements AutoCloseable {

    static final String CHANGELOG = "floor-changelog";

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final KafkaProducer<byte[], byte[]> producer;
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final Footprint footprint;
    private final byte[] changelogValue;
    private double unwritten;

    /// @param footprint what is written for each command and each tick besides
    Floor(String bootstrapServers, int partitions, Footprint footprint) {
        this.footprint = footprint;
        this.changelogValue = new byte[footprint.bytes()];
        consumer =
                ByteClients.consumer(
                        bootstrapServers,
                        IsolationLevel.READ_UNCOMMITTED,
                        Map.of(ConsumerConfig.GROUP_ID_CONFIG, "floor"));
        producer =
                ByteClients.producer(
                        bootstrapServers,
                        Map.of(
                                ProducerConfig.TRANSACTIONAL_ID_CONFIG, "floor",
                                ProducerConfig.RETRY_BACKOFF_MS_CONFIG, 2,
                                ProducerConfig.RETRY_BACKOFF_MAX_MS_CONFIG, 10));
        List<TopicPartition> input = Topics.TRADE_INPUT.partitions(partitions);
        consumer.assign(input);
        consumer.seekToEnd(input);
        input.forEach(consumer::position);
        thread.execute(this::run);
    }

    private void run() {
        producer.initTransactions();
        try {
            while (true) {
                copy(consumer.poll(Duration.ofMillis(100)));
            }
        } catch (WakeupException _) {
            consumer.close();
            producer.close();
        }
    }

    private void copy(ConsumerRecords<byte[], byte[]> records) {
        if (records.isEmpty()) {
            return;
        }
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        producer.beginTransaction();
        for (ConsumerRecord<byte[], byte[]> each : records) {
            if (each.key() != null) {
                answer(each);
            }
            unwritten += each.key() == null ? footprint.ofTick() : footprint.ofCommand();
            for (; unwritten >= 1; unwritten--) {
                var _ =
                        producer.send(
                                new ProducerRecord<>(
                                        CHANGELOG, each.partition(), each.key(), changelogValue));
            }
            offsets.put(
                    new TopicPartition(each.topic(), each.partition()),
                    new OffsetAndMetadata(each.offset() + 1));
        }
        producer.sendOffsetsToTransaction(offsets, consumer.groupMetadata());
        producer.commitTransaction();
    }

    private void answer(ConsumerRecord<byte[], byte[]> command) {
        var _ =
                producer.send(
                        new ProducerRecord<>(
                                Topics.TRADE_EVENTS.name(),
                                command.partition(),
                                command.key(),
                                command.value(),
                                command.headers()));
    }

    @Override
    public void close() {
        consumer.wakeup();
        thread.close();
    }
}
