package io.tickfold.readmodel.candle;

import io.tickfold.contract.market.MarketTrade;
import io.tickfold.contract.market.MarketTrades;
import io.tickfold.contract.value.SourceName;
import io.tickfold.contract.value.Symbol;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The bars of the trades of one transaction. Trades are added up by the minute as they come, and
/// those sums to everything longer in the end.
final class CandleBatch {

    /// Nothing was traded by machines before.
    private static final Instant EARLIEST = Instant.parse("2009-01-01T00:00:00Z");

    /// How far the clock of a source may be ahead of ours.
    private static final Duration CLOCKS = Duration.ofMinutes(1);

    private final Function<SeriesKey, Optional<TradeSeries>> stored;
    private final Map<SeriesKey, Optional<TradeSeries>> series = new HashMap<>();
    private final Map<Symbol, Map<Instant, Bar>> minutes = new HashMap<>();
    private long taken;
    private long repeated;
    private long refused;

    /// Whose numbers a series is.
    record SeriesKey(Symbol symbol, SourceName source) {}

    /// @param stored finds what was taken before; empty if there is no room for more series
    CandleBatch(Function<SeriesKey, Optional<TradeSeries>> stored) {
        this.stored = stored;
    }

    /// Adds trades but for those that were taken before, or were made at an impossible time.
    ///
    /// @param told when they had been made at the latest
    void take(MarketTrades trades, Instant told) {
        SeriesKey key = new SeriesKey(trades.symbol(), trades.source());
        series.computeIfAbsent(key, stored)
                .ifPresentOrElse(
                        numbers -> take(trades, numbers, told.plus(CLOCKS)),
                        () -> refused += trades.trades().size());
    }

    private void take(MarketTrades trades, TradeSeries numbers, Instant latest) {
        Map<Instant, Bar> bars = minutes.computeIfAbsent(trades.symbol(), _ -> new HashMap<>());
        for (MarketTrade trade : trades.trades()) {
            if (trade.time().isBefore(EARLIEST) || trade.time().isAfter(latest)) {
                refused++;
            } else if (numbers.take(trade.number(), Bar.micros(trade.time()))) {
                taken++;
                bars.merge(CandleInterval.ONE_MINUTE.start(trade.time()), Bar.of(trade), Bar::and);
            } else {
                repeated++;
            }
        }
    }

    Map<SeriesKey, TradeSeries> series() {
        Map<SeriesKey, TradeSeries> known = new HashMap<>();
        series.forEach((key, numbers) -> numbers.ifPresent(each -> known.put(key, each)));
        return known;
    }

    /// The bars of each symbol by interval and start.
    Map<Symbol, Map<CandleInterval, Map<Instant, Bar>>> bars() {
        Map<Symbol, Map<CandleInterval, Map<Instant, Bar>>> all = new HashMap<>();
        minutes.forEach((symbol, bars) -> all.put(symbol, ofEveryInterval(bars)));
        return all;
    }

    private static Map<CandleInterval, Map<Instant, Bar>> ofEveryInterval(Map<Instant, Bar> bars) {
        Map<CandleInterval, Map<Instant, Bar>> all = new HashMap<>();
        for (CandleInterval interval : CandleInterval.values()) {
            Map<Instant, Bar> longer = new HashMap<>();
            bars.forEach((start, bar) -> longer.merge(interval.start(start), bar, Bar::and));
            all.put(interval, longer);
        }
        return all;
    }

    CandleCounts counts() {
        return new CandleCounts(taken, repeated, refused);
    }
}
