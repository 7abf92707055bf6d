package io.tickfold.benchmarks;

import io.tickfold.contract.input.Command;
import io.tickfold.contract.value.RequestId;
import io.tickfold.contract.wire.ByteClients;
import io.tickfold.contract.wire.MessageHeaders;
import io.tickfold.contract.wire.MessageType;
import io.tickfold.contract.wire.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;

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
                ByteClients.producer(bootstrapServers, Map.of(ProducerConfig.LINGER_MS_CONFIG, 0));
        consumer = ByteClients.consumer(bootstrapServers, IsolationLevel.READ_COMMITTED, Map.of());
        List<TopicPartition> events = Topics.TRADE_EVENTS.partitions(partitions);
        consumer.assign(events);
        consumer.seekToEnd(events);
        events.forEach(consumer::position);
    }

    /// Runs for a while with this many commands in flight, and says how long answers took.
    Answers run(int inFlight, Duration duration, Supplier<Command> commands) {
        Answers answers = new Answers();
        long end = System.nanoTime() + duration.toNanos();
        for (int i = 0; i < inFlight; i++) {
            send(commands.get());
        }
        while (!sentAt.isEmpty()) {
            for (ConsumerRecord<byte[], byte[]> event : consumer.poll(Duration.ofMillis(100))) {
                if (answers(event, answers) && System.nanoTime() < end) {
                    send(commands.get());
                }
            }
        }
        return answers;
    }

    private boolean answers(ConsumerRecord<byte[], byte[]> event, Answers answers) {
        Long sent = MessageHeaders.requestId(event.headers()).map(sentAt::remove).orElse(null);
        if (sent == null) {
            return false;
        }
        answers.count(sent);
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

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
