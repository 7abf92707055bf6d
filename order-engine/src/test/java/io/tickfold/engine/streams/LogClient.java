package io.tickfold.engine.streams;

import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.input.Command;
import io.tickfold.contract.input.TradeInput;
import io.tickfold.contract.wire.MessageHeaders;
import io.tickfold.contract.wire.MessageType;
import io.tickfold.contract.wire.Topics;
import io.tickfold.contract.wire.UnreadableMessageException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/// Writes inputs to a real log, and reads the committed events.
public final class LogClient implements AutoCloseable {

    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private final int partitions;
    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private long sent;

    /// Sends one request at a time. In a new partition, a batch that is retried could otherwise be
    /// overtaken by the next one; the broker would then refuse it as out of sequence for ever.
    public LogClient(String bootstrapServers, int partitions) {
        this.partitions = partitions;
        producer =
                new KafkaProducer<>(
                        Map.of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                bootstrapServers,
                                ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
                                1),
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
        List<TopicPartition> events =
                IntStream.range(0, partitions)
                        .mapToObj(p -> new TopicPartition(Topics.TRADE_EVENTS.name(), p))
                        .toList();
        consumer.assign(events);
        consumer.seekToBeginning(events);
    }

    /// Sends commands to their account's partition and everything else to all.
    public void send(TradeInput... inputs) throws ExecutionException, InterruptedException {
        for (TradeInput input : inputs) {
            for (Future<?> sent : sendSoon(input)) {
                sent.get();
            }
        }
    }

    /// Sends without waiting.
    public List<? extends Future<?>> sendSoon(TradeInput input) {
        if (input instanceof Command command) {
            var account = command.header().accountId();
            byte[] key = Topics.TRADE_INPUT.encodeKey(account);
            int partition = Topics.partitionOf(account, partitions);
            return List.of(producer.send(toSend(partition, key, input)));
        }
        return IntStream.range(0, partitions)
                .mapToObj(partition -> producer.send(toSend(partition, null, input)))
                .toList();
    }

    public void flush() {
        producer.flush();
    }

    private ProducerRecord<byte[], byte[]> toSend(
            int partition, byte @Nullable [] key, TradeInput input) {
        var headers = MessageHeaders.brief(MessageType.of(input), Long.toString(sent++));
        byte[] value = Topics.TRADE_INPUT.encode(input);
        return new ProducerRecord<>(Topics.TRADE_INPUT.name(), partition, key, value, headers);
    }

    /// The next committed events, once there are this many.
    public List<TradeEvent> receive(int expected) throws UnreadableMessageException {
        return receive(expected, DEADLINE);
    }

    /// The next committed events of accounts, once there are this many or the time is over.
    public List<TradeEvent> receive(int expected, Duration patience)
            throws UnreadableMessageException {
        List<TradeEvent> events = new ArrayList<>();
        long deadline = System.nanoTime() + patience.toNanos();
        while (events.size() < expected && System.nanoTime() < deadline) {
            for (ConsumerRecord<byte[], byte[]> each : consumer.poll(Duration.ofMillis(100))) {
                if (each.key() != null) {
                    events.add(
                            Topics.TRADE_EVENTS.decode(
                                    TradeEvent.class, each.headers(), each.value()));
                }
            }
        }
        return events;
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
