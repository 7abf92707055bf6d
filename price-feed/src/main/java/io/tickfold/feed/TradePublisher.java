package io.tickfold.feed;

import io.tickfold.contract.market.MarketTrade;
import io.tickfold.contract.market.MarketTrades;
import io.tickfold.contract.value.SourceName;
import io.tickfold.contract.value.Symbol;
import io.tickfold.contract.wire.Topics;
import io.tickfold.feed.source.Trade;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Publishes trades to `market-trades`, those of a short while in one record, as long as this feed
/// publishes the ticks of the symbol.
///
/// While another feed does, the trades of the last seconds are kept: if that one has ended, it
/// takes a while until this one knows. Then some are published by both, which their numbers tell.
final class TradePublisher {

    /// How long trades are collected.
    static final long COLLECT_MILLIS = 100;

    /// How many are published at once, however short the time.
    static final int MOST = 500;

    /// Longer than it takes to know that another feed has ended.
    private static final Duration KEEP = OtherFeeds.SILENCE.plusSeconds(4);

    /// How many are kept, of all symbols.
    private static final int MOST_KEPT = 200_000;

    private static final Logger LOGGER = LoggerFactory.getLogger(TradePublisher.class);

    private final FeedProducer producer;
    private final FeedMetrics metrics;
    private final InstantSource time;
    private final Predicate<Symbol> isOurs;
    private final Predicate<SourceName> isMadeUp;
    private final Map<Series, List<MarketTrade>> collected = new HashMap<>();
    private final Map<Symbol, Deque<Kept>> kept = new HashMap<>();
    private int keptOfAll;
    private final RareLog log = new RareLog(System::nanoTime);
    private long records;

    /// The trades of a symbol that somebody numbers.
    private record Series(Symbol symbol, SourceName numberedBy) {}

    private record Kept(Series series, MarketTrade trade, Instant at) {}

    /// @param isOurs whether this feed publishes the ticks of the symbol, not another one
    /// @param isMadeUp whether each feed makes trades of its own up, which nobody else has to know
    TradePublisher(
            FeedProducer producer,
            FeedMetrics metrics,
            InstantSource time,
            Predicate<Symbol> isOurs,
            Predicate<SourceName> isMadeUp) {
        this.producer = producer;
        this.metrics = metrics;
        this.time = time;
        this.isOurs = isOurs;
        this.isMadeUp = isMadeUp;
    }

    /// Collects a trade of a symbol that the rules list; never throws.
    void heard(SourceName numberedBy, Trade trade) {
        Series series = new Series(trade.symbol(), numberedBy);
        try {
            MarketTrade made =
                    new MarketTrade(trade.number(), trade.price(), trade.quantity(), trade.time());
            if (isOurs.test(trade.symbol())) {
                publishKept(trade.symbol());
                collect(series, made);
            } else if (!isMadeUp.test(numberedBy)) {
                keep(new Kept(series, made, time.instant()));
            }
        } catch (RuntimeException e) {
            if (log.permits()) {
                LOGGER.warn("not published: {}", trade, e);
            }
        }
    }

    private void collect(Series series, MarketTrade trade) {
        List<MarketTrade> some = collected.computeIfAbsent(series, _ -> new ArrayList<>());
        some.add(trade);
        metrics.tradePublished(series.symbol());
        if (some.size() >= MOST) {
            publish(series);
        }
    }

    private void keep(Kept newest) {
        Deque<Kept> some = kept.computeIfAbsent(newest.series().symbol(), _ -> new ArrayDeque<>());
        some.addLast(newest);
        keptOfAll++;
        forgetOld(some, newest.at());
    }

    private void forgetOld(Deque<Kept> some, Instant now) {
        Instant since = now.minus(KEEP);
        while (!some.isEmpty() && (keptOfAll > MOST_KEPT || some.getFirst().at().isBefore(since))) {
            some.removeFirst();
            keptOfAll--;
        }
    }

    private void publishKept(Symbol symbol) {
        Deque<Kept> some = kept.remove(symbol);
        if (some != null) {
            forgetOld(some, time.instant());
            keptOfAll -= some.size();
            some.forEach(each -> collect(each.series(), each.trade()));
        }
    }

    /// Publishes what has been collected, and what was kept of symbols that another feed has left.
    void flush() {
        kept.values().forEach(some -> forgetOld(some, time.instant()));
        List.copyOf(kept.keySet()).stream().filter(isOurs).forEach(this::publishKept);
        List.copyOf(collected.keySet()).forEach(this::publish);
    }

    /// What cannot be published is missing afterwards, which its numbers tell.
    private void publish(Series series) {
        List<MarketTrade> some = collected.remove(series);
        if (some != null) {
            Instant now = time.instant().truncatedTo(ChronoUnit.MILLIS);
            records++;
            String id = series.symbol() + "-" + now.toEpochMilli() + "-" + records;
            MarketTrades trades = new MarketTrades(series.symbol(), series.numberedBy(), some);
            CompletableFuture<?> _ =
                    producer.publish(
                            Topics.MARKET_TRADES,
                            trades.symbol(),
                            trades,
                            FeedProducer.headers(trades, id, now));
        }
    }
}
