package io.tickfold.feed;

import io.tickfold.contract.market.MarketTrade;
import io.tickfold.contract.market.MarketTrades;
import io.tickfold.contract.value.Symbol;
import io.tickfold.feed.source.BestQuote;
import io.tickfold.feed.source.MarketData;
import io.tickfold.feed.source.Trade;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Publishes the trades of the symbols that the rules list, those of a short while in one record,
/// as long as this feed publishes the ticks of the symbol.
final class TradePublisher {

    /// How long trades are collected.
    static final long COLLECT_MILLIS = 100;

    /// How many are published at once, however short the time.
    static final int MOST = 500;

    private static final Logger LOGGER = LoggerFactory.getLogger(TradePublisher.class);

    private final FeedInputs inputs;
    private final Broadcaster broadcaster;
    private final FeedMetrics metrics;
    private final Predicate<Symbol> isOurs;
    private final Map<Symbol, List<MarketTrade>> collected = new HashMap<>();
    private final RareLog log = new RareLog(System::nanoTime);
    private long records;

    /// @param isOurs whether this feed publishes the ticks of the symbol, not another one
    TradePublisher(
            FeedInputs inputs,
            Broadcaster broadcaster,
            FeedMetrics metrics,
            Predicate<Symbol> isOurs) {
        this.inputs = inputs;
        this.broadcaster = broadcaster;
        this.metrics = metrics;
        this.isOurs = isOurs;
    }

    /// Collects what the source hands over, if that is a trade; never throws.
    void received(MarketData data) {
        switch (data) {
            case Trade trade -> trade(trade);
            case BestQuote _ -> {}
        }
    }

    private void trade(Trade trade) {
        Symbol symbol = trade.symbol();
        try {
            if (inputs.rules().instrument(symbol).isPresent() && isOurs.test(symbol)) {
                List<MarketTrade> some = collected.computeIfAbsent(symbol, _ -> new ArrayList<>());
                some.add(
                        new MarketTrade(
                                trade.number(), trade.price(), trade.quantity(), trade.time()));
                metrics.tradePublished(symbol);
                if (some.size() >= MOST) {
                    publish(symbol);
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
    private void publish(Symbol symbol) {
        List<MarketTrade> some = collected.remove(symbol);
        if (some != null) {
            Instant now = inputs.time().instant().truncatedTo(ChronoUnit.MILLIS);
            records++;
            CompletableFuture<?> _ =
                    broadcaster.trades(
                            new MarketTrades(symbol, inputs.source().numberedBy(), some),
                            symbol + "-" + now.toEpochMilli() + "-" + records,
                            now);
        }
    }
}
