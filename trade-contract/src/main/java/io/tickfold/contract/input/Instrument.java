package io.tickfold.contract.input;

import io.tickfold.contract.value.Leverage;
import io.tickfold.contract.value.Percent;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quantity;
import io.tickfold.contract.value.Symbol;
import java.util.Optional;

/// What can be traded, and in which steps and amounts.
///
/// @param spread how far bid and ask each lie from the trade price, in percent
/// @param collar how far a tick may move bid or ask from the last quote, in percent of it; absent
///   for any distance
/// @param state what can be done in it; absent means open
/// @param settlementPrice at which orders are closed once it is expired; absent in any other state
public record Instrument(
        Symbol symbol,
        Price priceStep,
        Quantity quantityStep,
        Quantity minQuantity,
        Quantity maxQuantity,
        Leverage maxLeverage,
        Percent spread,
        Optional<Percent> collar,
        Optional<InstrumentState> state,
        Optional<Price> settlementPrice) {

    /// @throws IllegalArgumentException if the amounts contradict each other, or if a settlement
    ///   price is missing or has no meaning
    public Instrument {
        if (minQuantity.compareTo(maxQuantity) > 0
                || !minQuantity.isMultipleOf(quantityStep)
                || !maxQuantity.isMultipleOf(quantityStep)) {
            throw new IllegalArgumentException("quantity limits contradict each other");
        }
        boolean isExpired = state.filter(now -> now == InstrumentState.EXPIRED).isPresent();
        if (isExpired != settlementPrice.isPresent()) {
            throw new IllegalArgumentException("expired instruments have a settlement price");
        }
    }

    /// One that is open and has no collar.
    public Instrument(
            Symbol symbol,
            Price priceStep,
            Quantity quantityStep,
            Quantity minQuantity,
            Quantity maxQuantity,
            Leverage maxLeverage,
            Percent spread) {
        this(
                symbol,
                priceStep,
                quantityStep,
                minQuantity,
                maxQuantity,
                maxLeverage,
                spread,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /// The same in another state, which is not expired.
    public Instrument in(InstrumentState other) {
        return with(collar, Optional.of(other), Optional.empty());
    }

    /// The same, expired.
    public Instrument settledAt(Price price) {
        return with(collar, Optional.of(InstrumentState.EXPIRED), Optional.of(price));
    }

    /// The same with a collar.
    public Instrument collaredBy(Percent percent) {
        return with(Optional.of(percent), state, settlementPrice);
    }

    private Instrument with(
            Optional<Percent> otherCollar,
            Optional<InstrumentState> otherState,
            Optional<Price> settlement) {
        return new Instrument(
                symbol,
                priceStep,
                quantityStep,
                minQuantity,
                maxQuantity,
                maxLeverage,
                spread,
                otherCollar,
                otherState,
                settlement);
    }

    /// What can be done in it.
    public InstrumentState stateNow() {
        return state.orElse(InstrumentState.OPEN);
    }
}
