package io.tickfold.contract.input;

import java.util.List;

/// New quotes, at most one for each symbol, that are taken at the same moment.
public sealed interface PriceChange extends MarketInput permits PriceTick, PriceTicks {

    /// At least one tick.
    List<PriceTick> ticks();
}
