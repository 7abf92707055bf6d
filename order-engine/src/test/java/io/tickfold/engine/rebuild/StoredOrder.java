package io.tickfold.engine.rebuild;

import static io.tickfold.engine.domain.Inputs.ALICE;
import static io.tickfold.engine.domain.Inputs.BTC;
import static io.tickfold.engine.domain.Inputs.order;
import static io.tickfold.engine.domain.Inputs.rules;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tickfold.contract.event.OrderClosed;
import io.tickfold.contract.input.CloseOrder;
import io.tickfold.contract.input.CommandHeader;
import io.tickfold.contract.input.OpenAccount;
import io.tickfold.contract.input.OpenOrder;
import io.tickfold.contract.input.PriceTick;
import io.tickfold.contract.value.CommandId;
import io.tickfold.contract.value.FeedPosition;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quote;
import io.tickfold.contract.wire.Topics;
import io.tickfold.engine.cluster.CommittedEvents;
import io.tickfold.engine.streams.LogClient;
import io.tickfold.engine.streams.RunningEngine;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// Alice has an open order, and the engine is stopped.
abstract class StoredOrder {

    static final String COMMAND = "./tickfold rebuild-state";
    static final String EVENTS = Topics.TRADE_EVENTS.name();
    static final String HEAD = "order-engine-head-changelog";
    static final int PARTITION = Topics.partitionOf(ALICE, RunningEngine.PARTITIONS);

    @TempDir Path directory;

    RunningEngine engine;
    LogClient client;

    @BeforeEach
    void openAnOrder() throws Exception {
        engine = new RunningEngine(directory);
        engine.start();
        client = engine.client();
        OpenOrder order = order().as("c1");
        client.send(
                rules(),
                tick(1),
                new OpenAccount(header("account"), Money.of("10000.00")),
                new OpenOrder(
                        header("c1"),
                        order.symbol(),
                        order.side(),
                        order.quantity(),
                        order.leverage(),
                        order.levels(),
                        order.slippage(),
                        order.clientOrderId()));
        assertThat(client.receive(2)).hasSize(2);
        engine.stop();
    }

    @AfterEach
    void stop() {
        client.close();
        engine.close();
    }

    List<RebuiltPartition> rebuild() {
        List<RebuiltPartition> rebuilt = engine.rebuild();
        assertThat(rebuilt.get(PARTITION).events()).isEqualTo(2);
        assertThat(rebuilt.get(PARTITION).openOrders()).isEqualTo(1);
        return rebuilt;
    }

    void closesTheOrder(long tickSequence) throws Exception {
        engine.start();
        client.send(tick(tickSequence), closeOrder());
        requireClosed();
    }

    void requireClosed() throws Exception {
        assertThat(client.receive(1))
                .singleElement()
                .isInstanceOfSatisfying(
                        OrderClosed.class,
                        closed -> {
                            assertThat(closed.header().sequence()).isEqualTo(3);
                            assertThat(closed.header().balance()).isEqualTo(Money.of("9957.00"));
                        });
    }

    void commit(long offset) throws Exception {
        TopicPartition input = new TopicPartition(Topics.TRADE_INPUT.name(), PARTITION);
        engine.admin()
                .alterConsumerGroupOffsets(
                        "order-engine", Map.of(input, new OffsetAndMetadata(offset)))
                .all()
                .get();
    }

    void delete(String topic) throws Exception {
        engine.admin().deleteTopics(List.of(topic)).all().get();
    }

    void create(String topic) throws Exception {
        var empty = new NewTopic(topic, RunningEngine.PARTITIONS, (short) 1);
        engine.admin()
                .createTopics(List.of(empty.configs(Map.of("cleanup.policy", "compact"))))
                .all()
                .get();
        await().until(() -> engine.admin().listTopics().names().get().contains(topic));
    }

    void write(String topic, String key, byte[] value) throws Exception {
        try (var producer =
                new KafkaProducer<>(
                        Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, engine.bootstrapServers()),
                        new StringSerializer(),
                        new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, PARTITION, key, value)).get();
        }
    }

    List<ConsumerRecord<byte[], byte[]>> events() {
        List<ConsumerRecord<byte[], byte[]>> events = new ArrayList<>();
        try (CommittedEvents log = new CommittedEvents(engine.bootstrapServers())) {
            log.read(PARTITION, 0, log.end(PARTITION)).forEachRemaining(events::add);
        }
        return events;
    }

    void write(Headers headers, byte @Nullable [] key, byte @Nullable [] value) throws Exception {
        try (var producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", engine.bootstrapServers()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(EVENTS, PARTITION, key, value, headers)).get();
        }
    }

    static PriceTick tick(long sequence) {
        Quote quote = new Quote(Price.of("42785.00"), Price.of("43215.00"));
        FeedPosition position = new FeedPosition(1, sequence);
        return new PriceTick(BTC, quote, Price.of("43000.00"), position, Instant.now());
    }

    static CloseOrder closeOrder() {
        return new CloseOrder(header("close"), order().idAs("c1"), Optional.empty());
    }

    static CommandHeader header(String commandId) {
        return new CommandHeader(
                new CommandId(commandId), ALICE, Optional.empty(), Instant.now().plusSeconds(60));
    }
}
