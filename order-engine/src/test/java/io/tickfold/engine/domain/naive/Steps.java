package io.tickfold.engine.domain.naive;

import static io.tickfold.contract.event.RefusalReason.QUANTITY_OFF_STEP;
import static io.tickfold.contract.event.RefusalReason.STOP_LOSS_OFF_STEP;
import static io.tickfold.contract.event.RefusalReason.TAKE_PROFIT_OFF_STEP;

import io.tickfold.contract.event.RefusalReason;
import io.tickfold.contract.input.Instrument;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.ProtectiveLevels;
import io.tickfold.contract.value.Quantity;
import java.util.Optional;

/// Refuses what is not a whole number of its instrument's steps.
final class Steps {

    private Steps() {}

    static void check(Instrument instrument, Quantity quantity) {
        if (!quantity.isMultipleOf(instrument.quantityStep())) {
            throw new Refused(
                    QUANTITY_OFF_STEP,
                    "symbol",
                    instrument.symbol(),
                    "step",
                    instrument.quantityStep());
        }
    }

    static void check(Instrument instrument, ProtectiveLevels levels) {
        check(instrument, levels.takeProfit(), TAKE_PROFIT_OFF_STEP);
        check(instrument, levels.stopLoss(), STOP_LOSS_OFF_STEP);
    }

    private static void check(Instrument instrument, Optional<Price> level, RefusalReason reason) {
        if (level.isPresent() && !level.get().isMultipleOf(instrument.priceStep())) {
            throw new Refused(
                    reason, "symbol", instrument.symbol(), "step", instrument.priceStep());
        }
    }
}
