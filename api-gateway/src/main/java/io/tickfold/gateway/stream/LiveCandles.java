package io.tickfold.gateway.stream;

import io.tickfold.gateway.stream.LiveCandle.CandleKey;
import io.tickfold.gateway.web.GatewayRefusal;
import io.tickfold.readmodel.candle.CandleInterval;
import io.tickfold.readmodel.candle.Candles;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Looks a few times a second for the candles that streams want, each once for all of them: the
/// current one of an interval, and the one before, which late trades may change.
@Component
final class LiveCandles implements AutoCloseable {

    /// The most candles that are looked for at a time.
    static final int MOST = 500;

    private static final Logger log = LoggerFactory.getLogger(LiveCandles.class);
    private static final long LOOK_MILLIS = 250;

    private final Candles candles;
    private final InstantSource time;
    private final Map<CandleKey, Set<Consumer<LiveCandle>>> watchers = new HashMap<>();
    private final ScheduledThreadPoolExecutor thread =
            new ScheduledThreadPoolExecutor(
                    1, Thread.ofPlatform().daemon().name("live-candles").factory());
    private boolean failed;

    LiveCandles(Candles candles, InstantSource time) {
        this.candles = candles;
        this.time = time;
        Future<?> _ =
                thread.scheduleWithFixedDelay(
                        this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /// Tells of candles from now on, again and again while they do not change.
    ///
    /// @param watcher runs on the thread that looks, so it must never wait
    /// @throws io.tickfold.gateway.web.RefusedException if too many are watched
    synchronized void watch(Collection<CandleKey> keys, Consumer<LiveCandle> watcher) {
        Set<CandleKey> all = new LinkedHashSet<>(watchers.keySet());
        if (all.addAll(keys) && all.size() > MOST) {
            throw GatewayRefusal.STREAMS_EXHAUSTED.exception();
        }
        keys.forEach(key -> watchers.computeIfAbsent(key, _ -> new LinkedHashSet<>()).add(watcher));
    }

    /// Ends what [#watch] began.
    synchronized void unwatch(Collection<CandleKey> keys, Consumer<LiveCandle> watcher) {
        for (CandleKey key : keys) {
            Set<Consumer<LiveCandle>> left = watchers.getOrDefault(key, Set.of());
            if (left.remove(watcher) && left.isEmpty()) {
                watchers.remove(key);
            }
        }
    }

    private synchronized List<CandleKey> wanted() {
        return List.copyOf(watchers.keySet());
    }

    private synchronized List<Consumer<LiveCandle>> watchersOf(CandleKey key) {
        return List.copyOf(watchers.getOrDefault(key, Set.of()));
    }

    /// While the database is away there are no candles.
    private void look() {
        try {
            wanted().forEach(this::look);
            failed = false;
        } catch (RuntimeException e) {
            if (!failed) {
                log.warn("no live candles for now: {}", e.toString());
            }
            failed = true;
        }
    }

    private void look(CandleKey key) {
        CandleInterval interval = key.interval();
        Instant now = time.instant();
        Instant current = interval.start(now);
        Instant before = interval.start(current.minusNanos(1));
        candles.find(key.symbol(), interval, before, interval.end(current)).stream()
                .map(candle -> new LiveCandle(key, candle))
                .forEach(candle -> watchersOf(key).forEach(each -> each.accept(candle)));
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
