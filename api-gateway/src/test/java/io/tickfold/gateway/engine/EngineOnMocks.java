package io.tickfold.gateway.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.input.CloseOrder;
import io.tickfold.contract.input.Command;
import io.tickfold.contract.value.RequestId;
import io.tickfold.contract.wire.MessageHeaders;
import io.tickfold.contract.wire.MessageType;
import io.tickfold.contract.wire.Topics;
import io.tickfold.gateway.Events;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;

/// An engine between a mocked producer and replies that a test hands over.
abstract class EngineOnMocks {

    static final int PARTITIONS = 4;
    static final Duration SHORT = Duration.ofMillis(50);
    static final Duration LONG = Duration.ofSeconds(20);
    static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");

    final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(
                    cluster(), false, null, new ByteArraySerializer(), new ByteArraySerializer());

    /// One command at a time in each partition.
    final Admission admission = new Admission(LONG, PARTITIONS, LONG, System::nanoTime);

    final PendingRequests requests = new PendingRequests();
    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    final AtomicBoolean hearsReplies = new AtomicBoolean(true);
    final KafkaTemplate<byte[], byte[]> kafka = new KafkaTemplate<>(sharing(producer));
    final Outages outages = new Outages(kafka, InstantSource.fixed(NOW));
    final Engine engine =
            new KafkaEngine(
                    admission,
                    requests,
                    new CommandSender(kafka, InstantSource.fixed(NOW), outages),
                    new EngineMeters(registry, requests, admission),
                    hearsReplies::get);
    final Command command =
            new CloseOrder(
                    new CommandHeaders(InstantSource.fixed(NOW)).next(Events.ALICE),
                    Events.ORDER,
                    Optional.empty());

    @AfterEach
    void askNoMore() {
        outages.close();
    }

    /// A factory that never closes its only producer, as in production.
    static ProducerFactory<byte[], byte[]> sharing(Producer<byte[], byte[]> producer) {
        return new DefaultKafkaProducerFactory<>(Map.of()) {
            @Override
            protected Producer<byte[], byte[]> createRawProducer(Map<String, Object> settings) {
                return producer;
            }
        };
    }

    static Cluster cluster() {
        Node node = new Node(0, "x", 1);
        Node[] nodes = {node};
        List<PartitionInfo> partitions =
                IntStream.range(0, PARTITIONS)
                        .mapToObj(p -> new PartitionInfo("trade-input", p, node, nodes, nodes))
                        .toList();
        return new Cluster("id", List.of(node), partitions, Set.of(), Set.of());
    }

    CompletableFuture<AttemptResult> carryOut(Duration patience) {
        CompletableFuture<AttemptResult> outcome = new CompletableFuture<>();
        Thread.ofVirtual()
                .start(() -> outcome.complete(engine.carryOut(command, Deadline.in(patience))));
        return outcome;
    }

    ProducerRecord<byte[], byte[]> sent() {
        await().until(() -> !producer.history().isEmpty());
        return producer.history().getLast();
    }

    double notSent() {
        return registry.counter("tickfold.gateway.send.failures", "outcome", "not-sent").count();
    }

    void reply(RequestId id, TradeEvent event, boolean last) {
        byte[] value = Topics.TRADE_EVENTS.encode(event);
        Headers headers = MessageHeaders.published(MessageType.of(event), "1", "/engine", NOW);
        requests.deliver(record(headers, Optional.of(id), value, last));
    }

    static ConsumerRecord<byte[], byte[]> record(
            Optional<RequestId> id, byte[] value, boolean last) {
        Headers headers = MessageHeaders.published(MessageType.ORDER_CLOSED, "1", "/engine", NOW);
        return record(headers, id, value, last);
    }

    static ConsumerRecord<byte[], byte[]> record(
            Headers headers, Optional<RequestId> id, byte[] value, boolean last) {
        id.ifPresent(i -> MessageHeaders.addRequestId(headers, i));
        if (last) {
            MessageHeaders.markFinal(headers);
        }
        return new ConsumerRecord<>(
                "trade-events",
                2,
                7,
                0,
                TimestampType.LOG_APPEND_TIME,
                0,
                0,
                new byte[0],
                value,
                headers,
                Optional.empty());
    }

    static RequestId requestId(ProducerRecord<byte[], byte[]> sent) {
        return MessageHeaders.requestId(sent.headers()).orElseThrow();
    }

    static String header(ProducerRecord<byte[], byte[]> sent, String name) {
        return new String(sent.headers().lastHeader(name).value(), UTF_8);
    }
}
