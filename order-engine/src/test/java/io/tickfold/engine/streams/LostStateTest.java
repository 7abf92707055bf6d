package io.tickfold.engine.streams;

import static io.tickfold.engine.domain.Inputs.ALICE;
import static io.tickfold.engine.domain.Inputs.BTC;
import static io.tickfold.engine.domain.Inputs.order;
import static io.tickfold.engine.domain.Inputs.rules;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Alice has an open order when something is lost; it is noticed, and she can close it once the
/// state was made anew.
class LostStateTest {

    private static final String COMMAND = "./tickfold rebuild-state";
    private static final String STATE = "order-engine-state-changelog";
    private static final String HEAD = "order-engine-head-changelog";
    private static final int PARTITION = Topics.partitionOf(ALICE, RunningEngine.PARTITIONS);

    @TempDir Path directory;

    private RunningEngine engine;
    private LogClient client;

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

    @Test
    void mendsLostAccounts() throws Exception {
        delete(STATE);

        assertThat(engine.startFailure()).contains(STATE + " is lost").contains(COMMAND);
        rebuild();
        closesTheOrder(2);
    }

    @Test
    void mendsALostHead() throws Exception {
        delete(HEAD);

        assertThat(engine.startFailure()).contains(HEAD + " is lost").contains(COMMAND);
        rebuild();
        closesTheOrder(2);
    }

    @Test
    void mendsAnEmptiedChangelogOfAccounts() throws Exception {
        delete(STATE);
        create(STATE);

        assertThat(engine.startFailure())
                .contains(STATE + " is not the topic that the state")
                .contains(COMMAND);
        rebuild();
        closesTheOrder(2);
    }

    @Test
    void answersNothingFromAnEmptiedState() throws Exception {
        delete(STATE);
        delete(HEAD);
        create(STATE);
        create(HEAD);
        client.send(tick(2), closeOrder());

        assertThat(engine.startFailure())
                .contains("ends with event " + PARTITION + "-3-0, but the engine's state with no")
                .contains(COMMAND);
        assertThat(client.receive(1, Duration.ofSeconds(2))).isEmpty();
        rebuild();
        engine.start();
        requireClosed();
    }

    @Test
    void mendsLostOffsets() throws Exception {
        engine.admin().deleteConsumerGroups(List.of("order-engine")).all().get();

        assertThat(engine.startFailure()).contains("offsets of order-engine").contains(COMMAND);
        rebuild();
        closesTheOrder(2);
    }

    @Test
    void mendsALostInput() throws Exception {
        delete(Topics.TRADE_INPUT.name());

        assertThat(engine.startFailure())
                .contains("offsets of order-engine are lost")
                .contains(COMMAND);
        assertThat(rebuild().get(PARTITION).remarks())
                .anyMatch(remark -> remark.contains("trade-input ends at 0"))
                .anyMatch(remark -> remark.contains("restart the price feed"));
        engine.start();
        client.send(rules());
        client.send(tick(2), closeOrder());
        requireClosed();
    }

    @Test
    void mendsOffsetsBeyondTheEndOfTheInput() throws Exception {
        commit(1_000);

        assertThat(engine.startFailure())
                .contains("trade-input-" + PARTITION + " ends at 4, but was read up to 1000")
                .contains(COMMAND);
        rebuild();
        closesTheOrder(2);
    }

    @Test
    void mendsStateOfAnotherFormat() throws Exception {
        write(STATE, "a/alice", new byte[] {99});

        assertThat(engine.startFailure()).contains("format").contains(COMMAND);
        rebuild();
        closesTheOrder(2);
    }

    @Test
    void mendsAStateThatTheEventsHaveLeftBehind() throws Exception {
        write(HEAD, "head", head("earlier"));

        assertThat(engine.startFailure())
                .contains("but the engine's state with event 0-1-0")
                .contains(COMMAND);
        rebuild();
        closesTheOrder(2);
    }

    @Test
    void makesNoStateFromEventsOfWhichSomeWereDeleted() throws Exception {
        TopicPartition events = new TopicPartition(Topics.TRADE_EVENTS.name(), PARTITION);
        engine.admin().deleteRecords(Map.of(events, RecordsToDelete.beforeOffset(-1))).all().get();

        assertThat(engine.startFailure()).contains("ends with no event").contains(COMMAND);
        assertThatThrownBy(engine::rebuild)
                .isInstanceOfSatisfying(
                        RebuildException.class,
                        failure ->
                                assertThat(failure.reason())
                                        .isEqualTo(RebuildException.Reason.DAMAGED_EVENTS))
                .hasMessageContaining("events were deleted");
    }

    @Test
    void stopsAtAnEventThatItCannotReadAndChangesNothing() throws Exception {
        write(Topics.TRADE_EVENTS.name(), "alice", new byte[] {'?'});
        Set<String> before = changelogIds();

        assertThatThrownBy(engine::rebuild)
                .isInstanceOf(RebuildException.class)
                .hasMessageContaining("event at offset");
        assertThat(changelogIds()).isEqualTo(before);
    }

    @Test
    void refusesToRebuildUnderARunningEngine() throws Exception {
        engine.start();

        assertThatThrownBy(engine::rebuild)
                .isInstanceOfSatisfying(
                        RebuildException.class,
                        failure ->
                                assertThat(failure.reason())
                                        .isEqualTo(RebuildException.Reason.ENGINE_RUNS));
        client.send(tick(2), closeOrder());
        requireClosed();
    }

    @Test
    void anInterruptedRebuildIsNoState() throws Exception {
        StateRebuild interrupted =
                new StateRebuild(
                        engine.bootstrapServers(),
                        (step, _, _, _) -> {
                            if (step.startsWith("writing")) {
                                throw new IllegalStateException("interrupted");
                            }
                        });
        assertThatThrownBy(interrupted::run).hasMessage("interrupted");

        assertThat(engine.startFailure()).contains("offsets of order-engine").contains(COMMAND);
        rebuild();
        closesTheOrder(2);
    }

    @Test
    void setsChangelogsAsTheEngineDoes() throws Exception {
        List<Map<String, String>> ofTheEngine = List.of(settings(STATE), settings(HEAD));

        rebuild();

        assertThat(List.of(settings(STATE), settings(HEAD))).isEqualTo(ofTheEngine);
    }

    @Test
    void foldsNoInputTwice() throws Exception {
        commit(0);

        closesTheOrder(2);
    }

    private List<RebuiltPartition> rebuild() {
        List<RebuiltPartition> rebuilt = engine.rebuild();
        assertThat(rebuilt.get(PARTITION).events()).isEqualTo(2);
        assertThat(rebuilt.get(PARTITION).openOrders()).isEqualTo(1);
        return rebuilt;
    }

    private void closesTheOrder(long tickSequence) throws Exception {
        engine.start();
        client.send(tick(tickSequence), closeOrder());
        requireClosed();
    }

    private void requireClosed() throws Exception {
        assertThat(client.receive(1))
                .singleElement()
                .isInstanceOfSatisfying(
                        OrderClosed.class,
                        closed -> {
                            assertThat(closed.header().sequence()).isEqualTo(3);
                            assertThat(closed.header().balance()).isEqualTo(Money.of("9957.00"));
                        });
    }

    private void commit(long offset) throws Exception {
        TopicPartition input = new TopicPartition(Topics.TRADE_INPUT.name(), PARTITION);
        engine.admin()
                .alterConsumerGroupOffsets(
                        "order-engine", Map.of(input, new OffsetAndMetadata(offset)))
                .all()
                .get();
    }

    private void delete(String topic) throws Exception {
        engine.admin().deleteTopics(List.of(topic)).all().get();
    }

    private void create(String topic) throws Exception {
        var empty = new NewTopic(topic, RunningEngine.PARTITIONS, (short) 1);
        engine.admin()
                .createTopics(List.of(empty.configs(Map.of("cleanup.policy", "compact"))))
                .all()
                .get();
        await().until(() -> engine.admin().listTopics().names().get().contains(topic));
    }

    private static byte[] head(String value) {
        EventMark mark = EventMark.of(new EventId(0, 1, 0), value.getBytes(UTF_8));
        return StateFormat.encode(Head.start(Map.of()).after(1, mark, 1));
    }

    private void write(String topic, String key, byte[] value) throws Exception {
        try (var producer =
                new KafkaProducer<>(
                        Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, engine.bootstrapServers()),
                        new StringSerializer(),
                        new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, PARTITION, key, value)).get();
        }
    }

    private Set<String> changelogIds() throws Exception {
        return engine
                .admin()
                .describeTopics(List.of(STATE, HEAD))
                .allTopicNames()
                .get()
                .values()
                .stream()
                .map(topic -> topic.topicId().toString())
                .collect(toSet());
    }

    private Map<String, String> settings(String topic) throws Exception {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        var settings = engine.admin().describeConfigs(List.of(resource)).values().get(resource);
        return Objects.requireNonNull(settings).get().entries().stream()
                .filter(entry -> !entry.isDefault())
                .collect(toMap(ConfigEntry::name, ConfigEntry::value));
    }

    private static PriceTick tick(long sequence) {
        Quote quote = new Quote(Price.of("42785.00"), Price.of("43215.00"));
        FeedPosition position = new FeedPosition(1, sequence);
        return new PriceTick(BTC, quote, Price.of("43000.00"), position, Instant.now());
    }

    private static CloseOrder closeOrder() {
        return new CloseOrder(header("close"), order().idAs("c1"), Optional.empty());
    }

    private static CommandHeader header(String commandId) {
        return new CommandHeader(
                new CommandId(commandId), ALICE, Optional.empty(), Instant.now().plusSeconds(60));
    }
}
