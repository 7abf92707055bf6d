package io.tickfold.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tickfold.contract.input.Clock;
import io.tickfold.contract.input.TradeInput;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Symbol;
import io.tickfold.feed.source.PriceSource;
import io.tickfold.feed.source.Trade;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@Timeout(120)
@ExtendWith(OutputCaptureExtension.class)
class FeedSessionTest {

    private static final Trade TRADE = Ticks.trade(Ticks.BTC, "42350.75");

    @TempDir private Path directory;

    @Test
    void beginsAnewAndGoesOnWhateverIsThrown(CapturedOutput output) throws Exception {
        FeedInputs inputs = Ticks.inputs(new FaultySource(), new FaultyTime());
        FeedMetrics metrics = new FeedMetrics(new SimpleMeterRegistry());
        try (FeedCluster cluster = new FeedCluster(directory).createTopics();
                TopicLog<TradeInput> input = cluster.input();
                FeedSession _ = FeedSession.begin(inputs, cluster.clients(), metrics)) {
            input.awaitUntil(log -> log.in(0, Clock.class).size() > 1 && log.ticks(0).size() > 1);
        }
        assertThat(output.getOut()).contains("the source has a fault");
    }

    /// Cannot start the first time, and then cannot tell every second price.
    private static final class FaultySource implements PriceSource {

        private final AtomicInteger starts = new AtomicInteger();
        private final AtomicInteger trades = new AtomicInteger();

        @Override
        public String name() {
            return "faulty";
        }

        @Override
        public void start(
                ScheduledExecutorService feedThread,
                Map<Symbol, Price> lastPrices,
                Listener onData) {
            failEverySecondTime(starts, "the source has a fault");
            Runnable step =
                    () -> {
                        failEverySecondTime(trades, "the price has a fault");
                        onData.accept(TRADE);
                    };
            Future<?> _ = feedThread.scheduleWithFixedDelay(step, 0, 50, TimeUnit.MILLISECONDS);
        }

        @Override
        public void close() {}
    }

    /// Every second time does not know what time it is.
    private static final class FaultyTime implements InstantSource {

        private final AtomicInteger asked = new AtomicInteger(1);

        @Override
        public Instant instant() {
            failEverySecondTime(asked, "the time has a fault");
            return Ticks.NOON;
        }
    }

    private static void failEverySecondTime(AtomicInteger times, String fault) {
        if (times.getAndIncrement() % 2 == 0) {
            throw new AssertionError(fault);
        }
    }
}
