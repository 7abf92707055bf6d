package io.tickfold.feed.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordedPricesTest {

    private static final int TRADES = 2_000;
    private static final long FIRST = 1_772_366_400_000L;

    @TempDir private Path directory;

    private final ScheduledExecutorService thread = new ScheduledThreadPoolExecutor(1);
    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void stop() {
        thread.shutdownNow();
    }

    @Test
    void playsAllTradesInOrder() throws Exception {
        try (PriceSource source = recording(0, new Pace(0))) {
            start(source);
            await().untilAsserted(() -> assertThat(heard).hasSize(TRADES));
            assertThat(heard).isEqualTo(prices());
        }
    }

    /// What was told is not sent yet, a tick that waits too long would be given up.
    @Test
    void waitsForWhoeverIsBehind() throws Exception {
        AtomicBoolean isBehind = new AtomicBoolean(true);
        try (PriceSource source = recording(0, new Pace(0))) {
            source.start(
                    thread,
                    Map.of(),
                    new PriceSource.Listener() {
                        @Override
                        public void accept(MarketData said) {
                            heard.add(((Trade) said).price().toString());
                        }

                        @Override
                        public boolean isBehind() {
                            return isBehind.get();
                        }
                    });
            for (int i = 0; i < 10; i++) {
                thread.submit(() -> {}).get();
            }
            assertThat(heard).isEmpty();

            isBehind.set(false);
            await().untilAsserted(() -> assertThat(heard).hasSize(TRADES));
        }
    }

    @Test
    void waitsAsLongAsThoseWhoTradedDidButFaster() throws Exception {
        long began = System.nanoTime();
        try (PriceSource source = recording(100, new Pace(1_000))) {
            start(source);
            await().untilAsserted(() -> assertThat(heard).hasSize(TRADES));
        }
        Duration recorded = Duration.ofMillis(100L * (TRADES - 1));
        assertThat(Duration.ofNanos(System.nanoTime() - began))
                .isGreaterThanOrEqualTo(recorded.dividedBy(1_000));
    }

    /// The time between two trades of a day is not over while the test runs.
    @Test
    void playsNothingBeforeItIsDue() throws Exception {
        try (PriceSource source = recording(Duration.ofDays(1).toMillis(), new Pace(1))) {
            start(source);
            await().untilAsserted(() -> assertThat(heard).isNotEmpty());
            for (int i = 0; i < 10; i++) {
                thread.submit(() -> {}).get();
            }
            assertThat(heard).containsExactly(prices().getFirst());
        }
    }

    @Test
    void continuesWhereItWasStopped() throws Exception {
        PriceSource source = recording(0, new Pace(0));
        start(
                source,
                price -> {
                    heard.add(price);
                    if (heard.size() == 700) {
                        source.close();
                    }
                });
        await().untilAsserted(() -> assertThat(heard).hasSize(700));
        await().until(() -> thread.submit(() -> queue().isEmpty()).get());

        start(source);

        await().untilAsserted(() -> assertThat(heard).hasSize(TRADES));
        assertThat(heard).isEqualTo(prices());
        source.close();
    }

    private Queue<Runnable> queue() {
        return ((ScheduledThreadPoolExecutor) thread).getQueue();
    }

    @Test
    void refusesAFileWithoutTrades() throws IOException {
        assertThatThrownBy(() -> new RecordedPrices(directory.resolve("none"), new Pace(1)))
                .hasMessageContaining("there is no file of trades at");
        assertThatThrownBy(() -> new RecordedPrices(directory, new Pace(1)))
                .hasMessageContaining("there is no file of trades at");
        Path empty = Files.createFile(directory.resolve("BTCUSDT-empty.csv"));
        assertThatThrownBy(() -> new RecordedPrices(empty, new Pace(1)))
                .hasMessageContaining("there are no trades in");
    }

    @ParameterizedTest
    @CsvSource({"1,1", "60,60", "max,0", "1000000,1000000"})
    void readsASpeed(String text, int times) {
        assertThat(Pace.of(text)).isEqualTo(new Pace(times));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "fast", "-1", "1.5", "0", "1000001", "99999999999"})
    void refusesASpeed(String text) {
        assertThatThrownBy(() -> Pace.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("a speed is 1 to 1000000, or max");
    }

    private void start(PriceSource source) throws Exception {
        start(source, heard::add);
    }

    /// As a session does, on the thread of the feed.
    private void start(PriceSource source, Consumer<String> onPrice) throws Exception {
        thread.submit(() ->
                        source.start(
                                thread,
                                Map.of(),
                                data -> onPrice.accept(((Trade) data).price().toString())))
                .get();
    }

    private static List<String> prices() {
        return LongStream.rangeClosed(1, TRADES).mapToObj(i -> i + ".00").toList();
    }

    /// @param millis between two trades
    private PriceSource recording(long millis, Pace pace) throws IOException {
        String lines =
                LongStream.rangeClosed(1, TRADES)
                        .mapToObj(i -> i + "," + i + ",1,1," + (FIRST + i * millis) + ",True")
                        .collect(Collectors.joining("\n"));
        Path file = Files.writeString(directory.resolve("BTCUSDT-trades.csv"), lines);
        return new RecordedPrices(file, pace);
    }
}
