package io.tickfold.gateway.stream;

import io.tickfold.gateway.stream.LiveCandle.CandleKey;
import io.tickfold.readmodel.candle.Candle;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;

/// Candles on their way to one client: of each interval the last two at most, and only what differs
/// from what the client has.
final class LatestCandles {

    private static final int KEPT = 2;

    private final Map<CandleKey, NavigableMap<Instant, LiveCandle>> waiting = new LinkedHashMap<>();
    private final Map<CandleKey, NavigableMap<Instant, Candle>> told = new HashMap<>();

    /// @return whether it is news
    boolean put(LiveCandle candle) {
        NavigableMap<Instant, Candle> known =
                told.computeIfAbsent(candle.key(), _ -> new TreeMap<>());
        Instant start = candle.candle().time();
        if (candle.candle().equals(known.put(start, candle.candle()))) {
            return false;
        }
        keepLast(known);
        NavigableMap<Instant, LiveCandle> some =
                waiting.computeIfAbsent(candle.key(), _ -> new TreeMap<>());
        some.put(start, candle);
        keepLast(some);
        return true;
    }

    private static void keepLast(NavigableMap<Instant, ?> candles) {
        while (candles.size() > KEPT) {
            Objects.requireNonNull(candles.pollFirstEntry());
        }
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /// Takes all that waits.
    List<LiveCandle> take() {
        List<LiveCandle> taken =
                waiting.values().stream().flatMap(some -> some.values().stream()).toList();
        waiting.clear();
        return taken;
    }
}
