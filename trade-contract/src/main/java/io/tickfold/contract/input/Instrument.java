package io.tickfold.contract.input;

import io.tickfold.contract.value.Leverage;
import io.tickfold.contract.value.Percent;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quantity;
import io.tickfold.contract.value.Symbol;

/// What can be traded, and in which steps and amounts.
///
/// @param spread how far bid and ask each lie from the trade price, in percent
public record Instrument(
        Symbol symbol,
        Price priceStep,
        Quantity quantityStep,
        Quantity minQuantity,
        Quantity maxQuantity,
        Leverage maxLeverage,
        Percent spread) {

    /// @throws IllegalArgumentException if the amounts contradict each other
    public Instrument {
        if (minQuantity.compareTo(maxQuantity) > 0
                || !minQuantity.isMultipleOf(quantityStep)
                || !maxQuantity.isMultipleOf(quantityStep)) {
            throw new IllegalArgumentException("quantity limits contradict each other");
        }
    }
}
