package io.tickfold.contract.input;

import io.tickfold.contract.value.Symbol;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// New quotes of several symbols: the market moves from all old ones to all new ones at once. A
/// tick that is ignored leaves the others alone.
///
/// @param ticks 1 to 1,000, each of another symbol
public record PriceTicks(List<PriceTick> ticks) implements PriceChange {

    /// The most ticks of one record.
    public static final int MOST = 1_000;

    /// @throws IllegalArgumentException if there is none, if there are over 1,000, or if two are of
    ///   one symbol
    public PriceTicks {
        if (ticks.isEmpty() || ticks.size() > MOST) {
            throw new IllegalArgumentException("1 to 1,000 ticks");
        }
        ticks = List.copyOf(ticks);
        Set<Symbol> symbols = HashSet.newHashSet(ticks.size());
        for (PriceTick tick : ticks) {
            if (!symbols.add(tick.symbol())) {
                throw new IllegalArgumentException("two ticks of one symbol");
            }
        }
    }
}
