package io.tickfold.engine.domain;

import static io.tickfold.contract.event.RefusalReason.LEVERAGE_TOO_HIGH;
import static io.tickfold.contract.event.RefusalReason.QUANTITY_OFF_STEP;
import static io.tickfold.contract.event.RefusalReason.QUANTITY_OUT_OF_RANGE;
import static io.tickfold.contract.event.RefusalReason.REMAINDER_TOO_SMALL;
import static io.tickfold.contract.event.RefusalReason.STOP_LOSS_OFF_STEP;
import static io.tickfold.contract.event.RefusalReason.TAKE_PROFIT_OFF_STEP;

import io.tickfold.contract.event.RefusalReason;
import io.tickfold.contract.input.Instrument;
import io.tickfold.contract.input.OpenOrder;
import io.tickfold.contract.input.PriceBound;
import io.tickfold.contract.value.Leverage;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.ProtectiveLevels;
import io.tickfold.contract.value.Quantity;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Whether an order keeps to its instrument's limits and steps.
record InstrumentChecks(Instrument instrument) {

    void check(OpenOrder order) {
        checkLeverage(order.leverage());
        checkRange(order.quantity());
        checkStep(order.quantity());
        checkSteps(order.levels());
    }

    void checkSteps(ProtectiveLevels levels) {
        checkStep(levels.takeProfit(), TAKE_PROFIT_OFF_STEP);
        checkStep(levels.stopLoss(), STOP_LOSS_OFF_STEP);
    }

    /// Whether a part of an order may be closed so that this much is left.
    void checkPart(Quantity part, Quantity left) {
        checkStep(part);
        Quantity minimum = instrument.minQuantity();
        if (left.compareTo(minimum) < 0) {
            throw Refused.because(REMAINDER_TOO_SMALL, Map.of("minimum", minimum));
        }
    }

    private void checkLeverage(Leverage leverage) {
        Leverage maximum = instrument.maxLeverage();
        if (leverage.compareTo(maximum) > 0) {
            throw refused(LEVERAGE_TOO_HIGH, Map.of("maximum", maximum));
        }
    }

    private void checkRange(Quantity quantity) {
        if (quantity.compareTo(instrument.minQuantity()) < 0
                || quantity.compareTo(instrument.maxQuantity()) > 0) {
            throw outOfRange();
        }
    }

    /// The rules may allow larger quantities by now than when the quote was taken.
    void checkWorth(Price price, Quantity quantity) {
        if (!PriceBound.holds(price, quantity)) {
            throw outOfRange();
        }
    }

    private Refused outOfRange() {
        return refused(
                QUANTITY_OUT_OF_RANGE,
                Map.of("minimum", instrument.minQuantity(), "maximum", instrument.maxQuantity()));
    }

    private void checkStep(Quantity quantity) {
        if (!quantity.isMultipleOf(instrument.quantityStep())) {
            throw refused(QUANTITY_OFF_STEP, Map.of("step", instrument.quantityStep()));
        }
    }

    private void checkStep(Optional<Price> level, RefusalReason reason) {
        if (level.filter(price -> !price.isMultipleOf(instrument.priceStep())).isPresent()) {
            throw refused(reason, Map.of("step", instrument.priceStep()));
        }
    }

    private Refused refused(RefusalReason reason, Map<String, ?> limits) {
        Map<String, Object> details = new HashMap<>(limits);
        details.put("symbol", instrument.symbol());
        return Refused.because(reason, details);
    }
}
