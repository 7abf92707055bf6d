package io.tickfold.contract.market;

import io.tickfold.contract.value.SourceName;
import io.tickfold.contract.value.Symbol;
import java.util.List;

/// Trades of a symbol that one source has told, 1 to 1,000 of them, in the order in which they were
/// heard. A trade may be told again, or late; its number tells.
public record MarketTrades(Symbol symbol, SourceName source, List<MarketTrade> trades) {

    /// The most that one message holds.
    public static final int MOST = 1_000;

    /// @throws IllegalArgumentException if there are none, or too many
    public MarketTrades {
        trades = List.copyOf(trades);
        if (trades.isEmpty() || trades.size() > MOST) {
            throw new IllegalArgumentException("a message has 1 to 1,000 trades");
        }
    }
}
