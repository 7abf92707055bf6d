package io.tickfold.chaos.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tickfold.contract.wire.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The prices that somebody sees who reads a partition of `trade-input`, and takes of each symbol
/// only what is newer by epoch and sequence.
public final class Prices {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<String, Position> newest = new HashMap<>();
    private final Map<String, String> quotes = new HashMap<>();
    private final Map<String, List<Long>> times = new HashMap<>();
    private final List<String> violations = new ArrayList<>();
    private long left;

    private record Position(long epoch, long sequence) implements Comparable<Position> {

        @Override
        public int compareTo(Position other) {
            return epoch == other.epoch
                    ? Long.compare(sequence, other.sequence)
                    : Long.compare(epoch, other.epoch);
        }
    }

    /// Those of a partition.
    public static Prices of(String kafka, int partition) {
        Prices prices = new Prices();
        LogReading.of(kafka, Topics.TRADE_INPUT.name())
                .forEach(each -> {
                    if (each.partition() == partition) {
                        prices.read(each);
                    }
                });
        return prices;
    }

    /// What is wrong; empty if nothing is.
    public List<String> violations() {
        return violations;
    }

    /// How many ticks there were, and how many of them were not newer.
    public String text() {
        return String.format(
                Locale.ROOT,
                "%,d prices, and %,d that were not newer",
                times.values().stream().mapToInt(List::size).sum(),
                left);
    }

    /// The longest time without a price of a symbol.
    ///
    /// @param from and `to`, in milliseconds since 1970
    public Duration longestPause(long from, long to) {
        return Duration.ofMillis(
                times.values().stream()
                        .mapToLong(ofSymbol -> longestPause(ofSymbol, from, to))
                        .max()
                        .orElse(to - from));
    }

    private static long longestPause(List<Long> times, long from, long to) {
        long longest = 0;
        long last = from;
        for (long time : times) {
            if (time > from && time <= to) {
                longest = Math.max(longest, time - last);
                last = time;
            }
        }
        return Math.max(longest, to - last);
    }

    private void read(ConsumerRecord<byte[], byte[]> input) {
        String type = new String(input.headers().lastHeader("ce_type").value(), UTF_8);
        if (type.startsWith("tickfold.price-ticks.")) {
            JSON.readTree(input.value()).get("ticks").forEach(tick -> read(tick, input));
        }
    }

    private void read(JsonNode tick, ConsumerRecord<byte[], byte[]> input) {
        String symbol = tick.get("symbol").asString();
        Position position = new Position(tick.get("epoch").asLong(), tick.get("sequence").asLong());
        String quote = tick.get("bid").asString() + " " + tick.get("ask").asString();
        String other = quotes.put(symbol + position, quote);
        if (other != null && !other.equals(quote)) {
            violations.add(symbol + " has two quotes at " + position + ": " + other + ", " + quote);
        }
        if (newest.containsKey(symbol) && newest.get(symbol).compareTo(position) >= 0) {
            left++;
            return;
        }
        newest.put(symbol, position);
        times.computeIfAbsent(symbol, _ -> new ArrayList<>()).add(input.timestamp());
    }
}
