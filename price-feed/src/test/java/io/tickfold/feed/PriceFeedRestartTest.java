package io.tickfold.feed;

import static io.tickfold.feed.Ticks.BTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.tickfold.contract.input.PriceTick;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ApplicationContext;

@Timeout(120)
class PriceFeedRestartTest {

    private static final int SOME_TICKS = 5;

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
    void aNewProcessGoesOnInAGreaterEpoch() {
        cluster.feed().run(_ -> awaitTicks());
        cluster.feed().run(_ -> assertGoesOnInAnotherEpoch());
    }

    @Test
    void theSameProcessCanStartAgain() {
        cluster.feed()
                .run(context -> {
                    awaitTicks();
                    PriceFeed feed = context.getBean(PriceFeed.class);
                    feed.stop();
                    assertThat(feed.isRunning()).isFalse();
                    feed.start();
                    assertGoesOnInAnotherEpoch();
                });
    }

    @Test
    void outlivesAnOutageOfKafka() {
        cluster.feed()
                .run(context -> {
                    awaitTicks();
                    cluster.stopBroker();
                    awaitFailedSends(context);
                    cluster.restartBroker();
                    try (TopicLog<PriceTick> log = cluster.ticks()) {
                        log.awaitUntil(PriceFeedRestartTest::lacksTicks);
                        assertThat(Ticks.epochs(btc(log))).hasSize(1);
                        assertThat(btc(log)).isSortedAccordingTo(Ticks.ORDER);
                    }
                });
    }

    private void awaitTicks() {
        try (TopicLog<PriceTick> log = cluster.ticks()) {
            log.awaitUntil(l -> btc(l).size() > SOME_TICKS);
        }
    }

    private void assertGoesOnInAnotherEpoch() {
        try (TopicLog<PriceTick> log = cluster.ticks()) {
            log.awaitUntil(l -> Ticks.epochs(btc(l)).size() == 2);
            assertThat(btc(log)).isSortedAccordingTo(Ticks.ORDER);
            Ticks.assertGapless(btc(log));
            Ticks.assertNoJumps(btc(log));
        }
    }

    /// What was sent during the outage has been given up, and later ticks have arrived.
    private static boolean lacksTicks(TopicLog<PriceTick> log) {
        List<PriceTick> ticks = btc(log);
        return !ticks.isEmpty() && ticks.getLast().position().sequence() > ticks.size();
    }

    private static void awaitFailedSends(ApplicationContext context) {
        MeterRegistry registry = context.getBean(MeterRegistry.class);
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        registry.find(FeedMetrics.SENDS_FAILED).counters().stream()
                                .mapToDouble(Counter::count)
                                .anyMatch(failed -> failed > SOME_TICKS));
    }

    private static List<PriceTick> btc(TopicLog<PriceTick> log) {
        return Ticks.of(BTC, log.all(PriceTick.class));
    }
}
