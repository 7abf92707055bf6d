package io.tickfold.contract.input;

import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quantity;
import java.math.BigDecimal;

/// How high a price may be: all orders that an account may have, each of the largest quantity, must
/// be worth an amount that can be computed with.
public final class PriceBound {

    /// A tenth of what money can say, so that sums of a few such amounts are money too.
    private static final BigDecimal LARGEST_WORTH = new BigDecimal("100000000000000");

    private PriceBound() {}

    /// Whether it holds by these rules.
    public static boolean holds(Price price, Instrument instrument, TradingLimits limits) {
        BigDecimal mostHeld =
                instrument.maxQuantity().value().multiply(BigDecimal.valueOf(limits.openOrders()));
        return mostHeld.multiply(price.value()).compareTo(LARGEST_WORTH) <= 0;
    }

    /// Whether one order of this quantity is not worth more than all may be.
    public static boolean holds(Price price, Quantity quantity) {
        return quantity.value().multiply(price.value()).compareTo(LARGEST_WORTH) <= 0;
    }
}
