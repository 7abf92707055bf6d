package io.tickfold.feed;

import io.tickfold.contract.market.MarketTrade;
import io.tickfold.contract.market.MarketTrades;
import io.tickfold.contract.value.SourceName;
import io.tickfold.contract.value.Symbol;
import io.tickfold.feed.source.Trade;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Publishes trades, those of a short while in one record, as long as this feed publishes the ticks
/// of the symbol.
final class TradePublisher {

    /// How long trades are collected.
    static final long COLLECT_MILLIS = 100;

    /// How many are published at once, however short the time.
    static final int MOST = 500;

    private static final Logger LOGGER = LoggerFactory.getLogger(TradePublisher.class);

    private final Broadcaster broadcaster;
    private final FeedMetrics metrics;
    private final InstantSource time;
    private final Predicate<Symbol> isOurs;
    private final Map<Series, List<MarketTrade>> collected = new HashMap<>();
    private final RareLog log = new RareLog(System::nanoTime);
    private long records;

    /// The trades of a symbol that somebody numbers.
    private record Series(Symbol symbol, SourceName numberedBy) {}

    /// @param isOurs whether this feed publishes the ticks of the symbol, not another one
    TradePublisher(
            Broadcaster broadcaster,
            FeedMetrics metrics,
            InstantSource time,
            Predicate<Symbol> isOurs) {
        this.broadcaster = broadcaster;
        this.metrics = metrics;
        this.time = time;
        this.isOurs = isOurs;
    }

    /// Collects a trade of a symbol that the rules list; never throws.
    void heard(SourceName numberedBy, Trade trade) {
        Series series = new Series(trade.symbol(), numberedBy);
        try {
            if (isOurs.test(trade.symbol())) {
                List<MarketTrade> some = collected.computeIfAbsent(series, _ -> new ArrayList<>());
                some.add(
                        new MarketTrade(
                                trade.number(), trade.price(), trade.quantity(), trade.time()));
                metrics.tradePublished(trade.symbol());
                if (some.size() >= MOST) {
                    publish(series);
                }
            }
        } catch (RuntimeException e) {
            if (log.permits()) {
                LOGGER.warn("not published: {}", trade, e);
            }
        }
    }

    /// Publishes what has been collected.
    void flush() {
        List.copyOf(collected.keySet()).forEach(this::publish);
    }

    /// What cannot be published is missing afterwards, which its numbers tell.
    private void publish(Series series) {
        List<MarketTrade> some = collected.remove(series);
        if (some != null) {
            Instant now = time.instant().truncatedTo(ChronoUnit.MILLIS);
            records++;
            CompletableFuture<?> _ =
                    broadcaster.trades(
                            new MarketTrades(series.symbol(), series.numberedBy(), some),
                            series.symbol() + "-" + now.toEpochMilli() + "-" + records,
                            now);
        }
    }
}
