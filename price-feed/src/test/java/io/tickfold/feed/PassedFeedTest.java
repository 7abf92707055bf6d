package io.tickfold.feed;

import static io.tickfold.feed.FeedCluster.partitions;
import static io.tickfold.feed.Ticks.BTC;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.input.PriceTick;
import io.tickfold.contract.input.TradeInput;
import io.tickfold.contract.wire.MessageHeaders;
import io.tickfold.contract.wire.MessageType;
import io.tickfold.contract.wire.Topic;
import io.tickfold.contract.wire.Topics;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;

/// Ticks that somebody else publishes, in an epoch that no run of the feed has begun.
@Timeout(120)
@ExtendWith(OutputCaptureExtension.class)
class PassedFeedTest {

    private static final String PASSED = "this feed continues in epoch";

    @TempDir private Path directory;
    private FeedCluster cluster;

    @BeforeEach
    void startCluster() throws Exception {
        cluster = new FeedCluster(directory).createTopics();
    }

    @AfterEach
    void stopCluster() {
        cluster.close();
    }

    @Test
    void aTickAheadInOnePartitionIsPassedWithoutARestart(CapturedOutput output) {
        cluster.feed()
                .run(_ -> {
                    awaitTickAfter(0);
                    long ahead = soon();
                    publish(Topics.TRADE_INPUT, ahead);
                    awaitTickAfter(ahead);
                    assertThat(output.getOut()).containsOnlyOnce(PASSED);
                });
    }

    @Test
    void soIsOneFromBeforeTheFeedBegan() {
        long ahead = soon();
        publish(Topics.TRADE_INPUT, ahead);
        cluster.feed().run(_ -> awaitTickAfter(ahead));
    }

    @Test
    void aTickThatNoEngineTakesIsNotFollowed() {
        publish(Topics.PRICE_TICKS, Long.MAX_VALUE);
        cluster.feed()
                .run(_ -> {
                    awaitTickAfter(0);
                    publish(Topics.PRICE_TICKS, Long.MAX_VALUE);
                    long ahead = soon();
                    publish(Topics.PRICE_TICKS, ahead);
                    awaitTickAfter(ahead);
                });
    }

    private void awaitTickAfter(long epoch) {
        try (TopicLog<TradeInput> log = cluster.input()) {
            log.awaitUntil(l -> partitions().allMatch(p -> epochIn(l, p) > epoch));
            assertThat(partitions().mapToLong(p -> epochIn(log, p)))
                    .allMatch(newest -> newest < micros(Instant.now().plusSeconds(60)));
        }
    }

    private static long epochIn(TopicLog<TradeInput> log, int partition) {
        List<PriceTick> ticks = Ticks.of(BTC, log.ticks(partition));
        return ticks.isEmpty() ? 0 : ticks.getLast().position().epoch();
    }

    private <V> void publish(Topic<?, V> topic, long epoch) {
        PriceTick then = Ticks.tick(BTC, epoch, 1, "42000.00");
        PriceTick tick =
                new PriceTick(BTC, then.quote(), then.last(), then.position(), Instant.now());
        var headers = MessageHeaders.brief(MessageType.PRICE_TICK, "somebody-" + epoch);
        byte[] value = topic.encode(topic.valueClass().cast(tick));
        DefaultKafkaProducerFactory<byte[], byte[]> producers =
                cluster.clients().producerFactory("somebody", KafkaClients.PATIENCE_FOR_TICKS);
        try (var producer = producers.createProducer()) {
            producer.send(new ProducerRecord<>(topic.name(), 0, null, null, value, headers)).get();
        } catch (Exception e) {
            throw new AssertionError(e);
        } finally {
            producers.destroy();
        }
    }

    /// Later than any feed begins in this test, and as early as engines take it.
    private static long soon() {
        return micros(Instant.now().plusSeconds(55));
    }

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }
}
