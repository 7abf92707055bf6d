package io.tickfold.engine.streams;

import static io.tickfold.engine.domain.Inputs.ALICE;
import static io.tickfold.engine.domain.Inputs.BTC;
import static io.tickfold.engine.domain.Inputs.order;
import static io.tickfold.engine.domain.Inputs.rules;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tickfold.contract.event.AccountOpened;
import io.tickfold.contract.event.OrderClosed;
import io.tickfold.contract.event.OrderOpened;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.input.CloseOrder;
import io.tickfold.contract.input.CommandHeader;
import io.tickfold.contract.input.OpenAccount;
import io.tickfold.contract.input.OpenOrder;
import io.tickfold.contract.input.PriceTick;
import io.tickfold.contract.input.RulesChanged;
import io.tickfold.contract.input.SymbolHalt;
import io.tickfold.contract.value.CommandId;
import io.tickfold.contract.value.FeedPosition;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quote;
import io.tickfold.contract.wire.Topics;
import io.tickfold.embedded.EmbeddedKafka;
import io.tickfold.engine.cluster.EngineStartException;
import io.tickfold.engine.stores.StoreTopics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderEngineTest {

    private static final int PARTITIONS = 2;

    @TempDir Path directory;

    private final CountDownLatch dead = new CountDownLatch(1);
    private EmbeddedKafka kafka;
    private OrderEngine engine;

    @BeforeEach
    void startKafka() {
        kafka = EmbeddedKafka.start(directory.resolve("kafka"), 0);
        engine = newEngine();
    }

    private OrderEngine newEngine() {
        return new OrderEngine(
                kafka.bootstrapServers(),
                new OrderEngineProperties(PARTITIONS, directory.resolve("engine"), 1, 0),
                new SimpleMeterRegistry(),
                dead::countDown);
    }

    @AfterEach
    void stop() {
        engine.stop();
        kafka.close();
    }

    @Test
    void opensBeforeARestartAndClosesAfterIt() throws Exception {
        engine.start();
        try (LogClient client = new LogClient(kafka.bootstrapServers(), PARTITIONS)) {
            client.send(rules(), tick(1), openAccount(), openOrder());
            assertThat(types(client.receive(2)))
                    .isEqualTo(List.of(AccountOpened.class, OrderOpened.class));

            engine.stop();
            engine = newEngine();
            engine.start();

            client.send(tick(2), closeOrder());
            List<TradeEvent> events = client.receive(1);
            assertThat(types(events)).isEqualTo(List.of(OrderClosed.class));
            assertThat(events.getFirst().header().sequence()).isEqualTo(3);
        }
    }

    /// A broker refuses times further ahead than an hour otherwise, and so would stop the engine.
    @Test
    void changelogsTakeTheTimesOfABrokerWhoseClockWasAhead() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
                var producer =
                        new KafkaProducer<>(
                                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                                new StringSerializer(),
                                new StringSerializer())) {
            NewTopic changelog = new NewTopic("changelog", 1, (short) 1);
            admin.createTopics(List.of(changelog.configs(StoreTopics.SETTINGS))).all().get();
            long ahead = System.currentTimeMillis() + Duration.ofDays(2).toMillis();
            RecordMetadata written =
                    producer.send(new ProducerRecord<>("changelog", 0, ahead, "k", "v")).get();
            assertThat(written.timestamp()).isEqualTo(ahead);
        }
    }

    @Test
    void aLateRetryOfAHaltChangesNothingAfterARestartEither() throws Exception {
        SymbolHalt halt = new SymbolHalt(BTC, true, Optional.of(new CommandId("k")));
        engine.start();
        try (LogClient client = new LogClient(kafka.bootstrapServers(), PARTITIONS)) {
            client.send(rules(3, Optional.empty()), halt, new SymbolHalt(BTC, false));
            client.send(openAccount());
            assertThat(types(client.receive(1))).isEqualTo(List.of(AccountOpened.class));

            engine.stop();
            engine = newEngine();
            engine.start();

            client.send(halt, tick(1), openOrder());
            assertThat(types(client.receive(1))).isEqualTo(List.of(OrderOpened.class));
        }
    }

    @Test
    void skipsRulesThatItDoesNotKnowAndTradesByThoseBefore() throws Exception {
        engine.start();
        try (LogClient client = new LogClient(kafka.bootstrapServers(), PARTITIONS)) {
            RulesChanged unknown = new RulesChanged(99, rules().limits(), rules().instruments());
            client.send(rules(), unknown, tick(1), openAccount(), openOrder());
            assertThat(types(client.receive(2)))
                    .isEqualTo(List.of(AccountOpened.class, OrderOpened.class));
        }
        assertThat(dead.getCount()).isOne();
    }

    @Test
    void refusesToStartWhenInputAndEventsHaveDifferentPartitions() throws Exception {
        try (Admin admin = admin()) {
            admin.createTopics(
                            List.of(
                                    new NewTopic(
                                            Topics.TRADE_INPUT.name(),
                                            Optional.of(PARTITIONS + 1),
                                            Optional.empty())))
                    .all()
                    .get();
        }

        assertThatThrownBy(engine::start)
                .isInstanceOf(EngineStartException.class)
                .hasMessageContaining("must be equal");
    }

    @Test
    void refusesToCarryOutHistoryAgainWhenItsOffsetsAreLost() throws Exception {
        engine.start();
        try (LogClient client = new LogClient(kafka.bootstrapServers(), PARTITIONS)) {
            client.send(rules(), openAccount());
            assertThat(client.receive(1)).hasSize(1);
        }
        engine.stop();
        loseOffsets();

        assertThatThrownBy(newEngine()::start)
                .isInstanceOf(EngineStartException.class)
                .hasMessageContaining("offsets of order-engine are lost")
                .hasMessageContaining("./tickfold rebuild-state");
    }

    @Test
    void refusesToTakeALostChangelogForAnEmptyMarket() throws Exception {
        refusesToStartWithout("order-engine-head-changelog");
    }

    @Test
    void refusesToTakeLostEventsForAnEmptyMarket() throws Exception {
        refusesToStartWithout(Topics.TRADE_EVENTS.name());
    }

    private void refusesToStartWithout(String topic) throws Exception {
        engine.start();
        try (LogClient client = new LogClient(kafka.bootstrapServers(), PARTITIONS)) {
            client.send(rules(), openAccount());
            assertThat(client.receive(1)).hasSize(1);
        }
        engine.stop();
        try (Admin admin = admin()) {
            admin.deleteTopics(List.of(topic)).all().get();
        }

        assertThatThrownBy(newEngine()::start)
                .isInstanceOf(EngineStartException.class)
                .hasMessageContaining(topic + " is lost");
    }

    @Test
    void refusesInputWhoseTimeIsNotTheBrokers() throws Exception {
        try (Admin admin = admin()) {
            NewTopic input = new NewTopic(Topics.TRADE_INPUT.name(), PARTITIONS, (short) 1);
            admin.createTopics(List.of(input)).all().get();
        }

        assertThatThrownBy(engine::start)
                .isInstanceOf(EngineStartException.class)
                .hasMessageContaining("message.timestamp.type of trade-input is CreateTime");
    }

    @ParameterizedTest
    @CsvSource({
        "trade-events, retention.bytes, 1000000000",
        "trade-events, retention.ms, 1000000000",
        "trade-events, cleanup.policy, compact",
        "trade-input, cleanup.policy, compact"
    })
    void refusesTopicsThatForgetWhatWasDecided(String topic, String setting, String value)
            throws Exception {
        engine.start();
        engine.stop();
        try (Admin admin = admin()) {
            ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
            AlterConfigOp change =
                    new AlterConfigOp(new ConfigEntry(setting, value), AlterConfigOp.OpType.SET);
            admin.incrementalAlterConfigs(Map.of(resource, List.of(change))).all().get();
        }

        assertThatThrownBy(newEngine()::start)
                .isInstanceOf(EngineStartException.class)
                .hasMessageContaining(setting + " of " + topic + " is " + value);
    }

    @Test
    void refusesADirectoryThatAnotherEngineUses() throws Exception {
        engine.start();

        assertThatThrownBy(newEngine()::start)
                .isInstanceOf(EngineStartException.class)
                .hasMessageContaining("uses " + directory.resolve("engine"));
    }

    private void loseOffsets() throws ExecutionException, InterruptedException {
        try (Admin admin = admin()) {
            admin.deleteConsumerGroups(List.of(Topics.ENGINE_GROUP)).all().get();
        }
    }

    private Admin admin() {
        return Admin.create(
                Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers()));
    }

    private static List<Class<?>> types(List<TradeEvent> events) {
        return events.stream().<Class<?>>map(Object::getClass).toList();
    }

    private static PriceTick tick(long sequence) {
        Quote quote = new Quote(Price.of("42785.00"), Price.of("43215.00"));
        FeedPosition position = new FeedPosition(1, sequence);
        return new PriceTick(BTC, quote, Price.of("43000.00"), position, Instant.now());
    }

    private static OpenAccount openAccount() {
        return new OpenAccount(header("account"), Money.of("10000.00"));
    }

    private static OpenOrder openOrder() {
        OpenOrder order = order().as("c1");
        return new OpenOrder(
                header("c1"),
                order.symbol(),
                order.side(),
                order.quantity(),
                order.leverage(),
                order.levels(),
                order.slippage(),
                order.clientOrderId());
    }

    private static CloseOrder closeOrder() {
        return new CloseOrder(header("close"), order().idAs("c1"), Optional.empty());
    }

    private static CommandHeader header(String commandId) {
        return new CommandHeader(
                new CommandId(commandId), ALICE, Optional.empty(), Instant.now().plusSeconds(30));
    }
}
