package io.tickfold.feed.source;

import io.tickfold.contract.value.Symbol;
import io.tickfold.feed.source.ExchangeMessage.ExchangeTrade;
import io.tickfold.feed.source.ExchangeMessage.LastTrade;
import io.tickfold.feed.source.ExchangeMessage.Quoted;
import io.tickfold.feed.source.ExchangeMessage.Traded;
import io.tickfold.feed.source.ExchangePrices.Connected;
import io.tickfold.feed.source.TradeSequences.Gap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hands over each trade once and each quote that is newer, whichever connection brings it, and
/// names what is missing.
final class MarketDataFilter {

    private static final Logger log = LoggerFactory.getLogger(MarketDataFilter.class);
    private static final int MOST_LINES = 3;

    private final Connected exchange;
    private final Consumer<MarketData> onData;
    private final SourceMetrics metrics;
    private final TradeSequences trades;
    private final QuoteSequences quotes;
    private final SymbolSilences silences;
    private final Set<String> named = new HashSet<>();

    /// @param onData never throws
    MarketDataFilter(
            Connected exchange, Consumer<MarketData> onData, SourceMetrics metrics, long now) {
        this.exchange = exchange;
        this.onData = onData;
        this.metrics = metrics;
        long patience = exchange.limits().overlap().toNanos();
        trades = new TradeSequences(patience);
        quotes = new QuoteSequences(patience);
        silences =
                new SymbolSilences(
                        exchange.symbols().keySet(), exchange.limits().quiet().toNanos(), now);
    }

    /// Of a snapshot, only what was missed since the last trade is new: prices from before the
    /// start are none of now.
    void traded(Traded traded, long now) {
        Set<String> first = new HashSet<>();
        for (ExchangeTrade trade : traded.trades()) {
            Symbol symbol = exchange.symbols().get(trade.name());
            if (symbol == null) {
                continue;
            }
            if (traded.isSnapshot() && !trades.knows(trade.name())) {
                first.add(trade.name());
            }
            if (first.contains(trade.name())) {
                trades.begin(trade, now);
            } else if (trades.isNew(trade, now)) {
                silences.spoke(trade.name(), now);
                Trade made =
                        new Trade(
                                symbol,
                                trade.last(),
                                trade.price(),
                                trade.quantity(),
                                trade.time());
                onData.accept(traded.isSnapshot() ? new MissedTrade(made) : made);
            } else if (!traded.isSnapshot()) {
                metrics.repeated();
            }
        }
    }

    void quoted(Quoted quoted, long now) {
        Symbol symbol = exchange.symbols().get(quoted.name());
        if (symbol != null && quotes.isNew(quoted, now)) {
            silences.spoke(quoted.name(), now);
            onData.accept(new BestQuote(symbol, quoted.quote()));
        }
    }

    void lastTrade(LastTrade last, long now) {
        trades.reach(last.name(), last.number(), now);
    }

    /// Names the trades that will not come any more, and the symbols that have become silent.
    void look(long now) {
        tell(trades.lost(now));
        for (String name : silences.fallenSilent(now)) {
            metrics.silent(symbol(name));
            if (named.add(name)) {
                log.warn(
                        "{} sends nothing of {}, though of others; further silences of it are only"
                                + " counted",
                        exchange.name(),
                        name);
            }
        }
    }

    /// Only names of symbols come this far.
    private Symbol symbol(String name) {
        return Objects.requireNonNull(exchange.symbols().get(name));
    }

    private void tell(List<Gap> gaps) {
        for (Gap gap : gaps) {
            metrics.missed(symbol(gap.name()), gap.size());
        }
        if (gaps.size() > MOST_LINES) {
            log.info(
                    "{} trades of {} did not come, in {} places",
                    gaps.stream().mapToLong(Gap::size).sum(),
                    exchange.name(),
                    gaps.size());
        } else {
            gaps.forEach(gap ->
                    log.info(
                            "trades {} to {} of {} did not come from {}",
                            gap.first(),
                            gap.last(),
                            gap.name(),
                            exchange.name()));
        }
    }
}
