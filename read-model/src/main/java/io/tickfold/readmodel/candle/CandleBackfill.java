package io.tickfold.readmodel.candle;

import io.tickfold.contract.market.MarketTrade;
import io.tickfold.contract.market.MarketTrades;
import io.tickfold.contract.value.SourceName;
import io.tickfold.contract.value.Symbol;
import io.tickfold.readmodel.database.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/// Adds trades that were recorded elsewhere to candles. What has been added is known by its number,
/// so whoever was interrupted begins again at the start of a file.
public final class CandleBackfill {

    private static final int TRADES_AT_ONCE = 100_000;
    private static final long PAUSE_NANOS = Duration.ofMillis(20).toNanos();

    private final CandleProjection projection;
    private final SourceName source;
    private final Map<Symbol, List<MarketTrade>> waiting = new HashMap<>();
    private int count;
    private CandleCounts counts = CandleCounts.NONE;

    /// @param source who numbered the trades
    public CandleBackfill(Database database, SourceName source) {
        this.projection = new CandleProjection(database);
        this.source = source;
    }

    /// Adds a trade, with some others at once.
    public void add(Symbol symbol, MarketTrade trade) {
        waiting.computeIfAbsent(symbol, _ -> new ArrayList<>()).add(trade);
        count++;
        if (count == TRADES_AT_ONCE) {
            flush();
        }
    }

    /// Adds what has not been added yet; waits for a gateway that writes at the same moment.
    public void flush() {
        List<MarketTrades> messages = new ArrayList<>();
        waiting.forEach((symbol, trades) -> {
            for (int from = 0; from < trades.size(); from += MarketTrades.MOST) {
                int to = Math.min(trades.size(), from + MarketTrades.MOST);
                messages.add(new MarketTrades(symbol, source, trades.subList(from, to)));
            }
        });
        Optional<CandleCounts> added = projection.add(messages, Instant.now());
        while (added.isEmpty()) {
            LockSupport.parkNanos(PAUSE_NANOS);
            added = projection.add(messages, Instant.now());
        }
        counts = counts.and(added.get());
        waiting.clear();
        count = 0;
    }

    /// What became of the trades that have been added.
    public CandleCounts counts() {
        return counts;
    }
}
