package io.tickfold.benchmarks;

import io.tickfold.contract.input.Command;
import io.tickfold.contract.value.RequestId;
import io.tickfold.contract.wire.MessageHeaders;
import io.tickfold.contract.wire.MessageType;
import io.tickfold.contract.wire.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// A client that keeps a fixed number of commands in flight and times each answer.
final class ClosedLoop implements AutoCloseable {

    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final int partitions;
    private final Map<RequestId, Long> sentAt = new ConcurrentHashMap<>();
    private long requests;

    ClosedLoop(String bootstrapServers, int partitions) {
        this.partitions = partitions;
        producer =
                new KafkaProducer<>(
                        Map.of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                bootstrapServers,
                                ProducerConfig.LINGER_MS_CONFIG,
                                0),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
        consumer =
                new KafkaConsumer<>(
                        Map.of(
                                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                bootstrapServers,
                                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                                "read_committed"),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        List<TopicPartition> events = TopicPartitions.of(Topics.TRADE_EVENTS, partitions);
        consumer.assign(events);
        consumer.seekToEnd(events);
        events.forEach(consumer::position);
    }

    /// Runs for a while with this many commands in flight, and says how long answers took.
    Result run(int inFlight, Duration duration, Supplier<Command> commands) {
        Histogram micros = new Histogram(TimeUnit.MINUTES.toMicros(1), 3);
        long start = System.nanoTime();
        long end = start + duration.toNanos();
        for (int i = 0; i < inFlight; i++) {
            send(commands.get());
        }
        while (!sentAt.isEmpty()) {
            for (ConsumerRecord<byte[], byte[]> event : consumer.poll(Duration.ofMillis(100))) {
                if (answers(event, micros) && System.nanoTime() < end) {
                    send(commands.get());
                }
            }
        }
        return new Result(inFlight, micros, Duration.ofNanos(System.nanoTime() - start));
    }

    private boolean answers(ConsumerRecord<byte[], byte[]> event, Histogram micros) {
        Long sent = MessageHeaders.requestId(event.headers()).map(sentAt::remove).orElse(null);
        if (sent == null) {
            return false;
        }
        micros.recordValue(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - sent));
        return true;
    }

    private void send(Command command) {
        RequestId request = new RequestId(Long.toString(requests++));
        Headers headers =
                MessageHeaders.published(
                        MessageType.of(command), request.value(), "/benchmark", Instant.now());
        MessageHeaders.addRequestId(headers, request);
        var account = command.header().accountId();
        sentAt.put(request, System.nanoTime());
        var _ =
                producer.send(
                        new ProducerRecord<>(
                                Topics.TRADE_INPUT.name(),
                                Topics.partitionOf(account, partitions),
                                Topics.TRADE_INPUT.encodeKey(account),
                                Topics.TRADE_INPUT.encode(command),
                                headers));
    }

    /// How long the answers of one run took.
    record Result(int inFlight, Histogram micros, Duration took) {

        String row() {
            return "%5d  p50 %7.2f ms  p99 %7.2f ms  p99.9 %7.2f ms  %,8d /s"
                    .formatted(
                            inFlight,
                            at(50),
                            at(99),
                            at(99.9),
                            micros.getTotalCount() * 1000 / Math.max(1, took.toMillis()));
        }

        private double at(double percentile) {
            return micros.getValueAtPercentile(percentile) / 1000.0;
        }
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
