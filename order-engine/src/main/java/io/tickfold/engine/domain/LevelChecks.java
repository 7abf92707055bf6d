package io.tickfold.engine.domain;

import static io.tickfold.contract.event.RefusalReason.LEVELS_ON_WRONG_SIDE;
import static io.tickfold.contract.event.RefusalReason.STOP_LOSS_WOULD_TRIGGER;

import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.ProtectiveLevels;
import io.tickfold.contract.value.Side;
import java.util.Map;

/// Whether protective levels make sense for an order of this side.
record LevelChecks(Side side, ProtectiveLevels levels) {

    /// A take profit must gain against the price, a stop loss lose.
    void checkSides(Price price) {
        boolean ordered =
                levels.takeProfit().stream().allMatch(level -> isBetter(level, price))
                        && levels.stopLoss().stream().allMatch(level -> isBetter(price, level));
        if (!ordered) {
            throw Refused.because(LEVELS_ON_WRONG_SIDE, Map.of("side", side, "price", price));
        }
    }

    void checkStopLossHolds(Price closePrice) {
        if (!levels.stopLoss().stream().allMatch(level -> isBetter(closePrice, level))) {
            throw Refused.because(STOP_LOSS_WOULD_TRIGGER, Map.of("price", closePrice));
        }
    }

    /// Whether an order of this side gains more at the one price than at the other.
    private boolean isBetter(Price one, Price other) {
        return side == Side.BUY ? one.isAbove(other) : one.isBelow(other);
    }
}
