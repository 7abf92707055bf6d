package io.tickfold.feed;

import static java.util.function.BinaryOperator.maxBy;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import io.tickfold.contract.input.PriceTick;
import io.tickfold.contract.value.FeedPosition;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quote;
import io.tickfold.contract.value.Symbol;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/// The last tick of each symbol that earlier runs published.
record FeedHistory(Map<Symbol, PriceTick> lastTicks) {

    private static final long LONG_ENOUGH = 1L << 52;

    static FeedHistory of(Collection<PriceTick> ticks) {
        return new FeedHistory(
                ticks.stream()
                        .collect(
                                toUnmodifiableMap(
                                        PriceTick::symbol,
                                        identity(),
                                        maxBy(Comparator.comparing(PriceTick::position)))));
    }

    /// The start in microseconds since 1970, so that of two feeds the one that started later has
    /// the greater epoch, even within a second and even if the topic that would tell was emptied;
    /// greater than every epoch before in any case. Below 2^53 until the year 2255, so that every
    /// reader of JSON has it exactly.
    long nextEpoch(Instant now) {
        return lastTicks.values().stream()
                .mapToLong(tick -> tick.position().epoch() + 1)
                .reduce(ChronoUnit.MICROS.between(Instant.EPOCH, now), Math::max);
    }

    /// The sequence of the symbol's last tick; 0 without one, and if too few could follow.
    long lastSequence(Symbol symbol) {
        return Optional.ofNullable(lastTicks.get(symbol))
                .map(PriceTick::position)
                .map(FeedPosition::sequence)
                .filter(sequence -> sequence < LONG_ENOUGH)
                .orElse(0L);
    }

    Map<Symbol, Quote> lastQuotes() {
        return lastTicks.values().stream()
                .collect(toUnmodifiableMap(PriceTick::symbol, PriceTick::quote));
    }

    Map<Symbol, Price> lastPrices() {
        return lastTicks.values().stream()
                .collect(toUnmodifiableMap(PriceTick::symbol, PriceTick::last));
    }
}
