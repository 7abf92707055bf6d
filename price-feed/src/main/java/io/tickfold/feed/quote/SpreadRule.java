package io.tickfold.feed.quote;

import io.tickfold.contract.input.Instrument;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quote;
import io.tickfold.feed.source.PriceSteps;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// Makes a quote from a trade price: bid and ask lie the instrument's spread below and above it.
final class SpreadRule {

    private SpreadRule() {}

    /// The bid rounded down and the ask rounded up to the price step.
    ///
    /// @throws IllegalArgumentException if the price is so low that no bid is left
    static Quote quote(Price price, Instrument instrument) {
        BigDecimal spread = price.value().multiply(instrument.spread().fraction());
        Price step = instrument.priceStep();
        return new Quote(
                PriceSteps.round(price.value().subtract(spread), step, RoundingMode.FLOOR),
                PriceSteps.round(price.value().add(spread), step, RoundingMode.CEILING));
    }
}
