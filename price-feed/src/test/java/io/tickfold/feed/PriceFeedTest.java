package io.tickfold.feed;

import static io.tickfold.feed.FeedCluster.partitions;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tickfold.contract.input.Clock;
import io.tickfold.contract.input.Instrument;
import io.tickfold.contract.input.PriceTick;
import io.tickfold.contract.input.RulesChanged;
import io.tickfold.contract.input.TradeInput;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;

@Timeout(120)
class PriceFeedTest {

    private static final int ENOUGH_TICKS = 40;

    @TempDir private Path directory;
    private FeedCluster cluster;

    @BeforeEach
    void startCluster() {
        cluster = new FeedCluster(directory);
    }

    @AfterEach
    void stopCluster() {
        cluster.close();
    }

    @Test
    void everyPartitionGetsRulesThenEveryTickInOrderAndTheTime() throws Exception {
        cluster.createTopics().feed().run(_ -> assertInputIsComplete());
    }

    @Test
    void waitsForTheTopics() {
        cluster.feed()
                .run(context -> {
                    assertThat(context.getBean(PriceFeed.class).isRunning()).isTrue();
                    cluster.createTopics();
                    assertInputIsComplete();
                });
    }

    private void assertInputIsComplete() {
        try (TopicLog<TradeInput> input = cluster.input()) {
            input.awaitUntil(log ->
                    partitions()
                            .allMatch(p ->
                                    log.ticks(p).size() > ENOUGH_TICKS
                                            && log.in(p, Clock.class).size() > 2));
            partitions().forEach(p -> assertRulesComeFirst(input, p));
            assertSameTicksEverywhere(input);
            assertThat(input.records()).allMatch(message -> message.key() == null);
        }
    }

    private static void assertRulesComeFirst(TopicLog<TradeInput> input, int partition) {
        assertThat(input.in(partition, TradeInput.class).getFirst()).isEqualTo(Ticks.RULES);
        assertThat(input.in(partition, RulesChanged.class)).hasSize(1);
    }

    private static void assertSameTicksEverywhere(TopicLog<TradeInput> input) {
        List<PriceTick> expected = input.ticks(0).subList(0, ENOUGH_TICKS);
        partitions().forEach(p -> assertThat(input.ticks(p)).startsWith(array(expected)));
        for (Instrument instrument : Ticks.RULES.instruments()) {
            Ticks.assertGapless(Ticks.of(instrument.symbol(), expected));
        }
    }

    private static PriceTick[] array(List<PriceTick> ticks) {
        return ticks.toArray(PriceTick[]::new);
    }

    @Test
    void publishesEachTickOnceWithAllAttributes() throws Exception {
        cluster.createTopics()
                .feed()
                .run(_ -> {
                    try (TopicLog<PriceTick> ticks = cluster.ticks()) {
                        ticks.awaitUntil(log -> log.records().size() > ENOUGH_TICKS);
                        Set<String> ids = new HashSet<>();
                        for (var message : ticks.records()) {
                            assertPublished(message, ticks.message(message));
                            assertThat(ids.add(TopicLog.header(message, "ce_id"))).isTrue();
                        }
                    }
                });
    }

    private static void assertPublished(ConsumerRecord<byte[], byte[]> message, PriceTick tick) {
        assertThat(new String(message.key(), UTF_8)).isEqualTo(tick.symbol().value());
        assertThat(TopicLog.header(message, "ce_type")).isEqualTo("tickfold.price-tick.v1");
        assertThat(TopicLog.header(message, "ce_source")).isEqualTo("/tickfold/price-feed");
        assertThat(TopicLog.header(message, "ce_time")).isEqualTo(tick.publishedAt().toString());
        assertThat(TopicLog.header(message, "ce_id"))
                .isEqualTo(
                        "%s-%d-%d",
                        tick.symbol(), tick.position().epoch(), tick.position().sequence());
    }

    @Test
    void publishesTheRulesUnderTheirOneKeyWithAllAttributes() throws Exception {
        cluster.createTopics().feed().run(_ -> assertRulesArePublished());
    }

    private void assertRulesArePublished() {
        try (TopicLog<RulesChanged> rules = cluster.rules()) {
            rules.awaitUntil(log -> !log.records().isEmpty());
            var message = rules.records().getFirst();
            assertThat(rules.message(message)).isEqualTo(Ticks.RULES);
            assertThat(new String(message.key(), UTF_8)).isEqualTo("rules");
            assertThat(TopicLog.header(message, "ce_type")).isEqualTo("tickfold.rules-changed.v1");
            assertThat(TopicLog.header(message, "ce_source")).isEqualTo("/tickfold/price-feed");
            assertThat(TopicLog.header(message, "ce_id")).startsWith("rules-");
        }
    }

    @Test
    void stopsItsThreadsAndSharesNoTemplate() throws Exception {
        cluster.createTopics()
                .feed()
                .run(context -> {
                    assertThat(context).doesNotHaveBean(KafkaTemplate.class);
                    assertThat(context).doesNotHaveBean(ProducerFactory.class);
                    try (TopicLog<TradeInput> input = cluster.input()) {
                        input.awaitUntil(log -> !log.records().isEmpty());
                    }
                });
        await().untilAsserted(() ->
                assertThat(Thread.getAllStackTraces().keySet())
                        .extracting(Thread::getName)
                        .noneMatch(name -> name.contains("price-feed")));
    }
}
