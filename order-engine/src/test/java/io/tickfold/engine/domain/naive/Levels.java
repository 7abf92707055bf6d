package io.tickfold.engine.domain.naive;

import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.ProtectiveLevels;
import io.tickfold.contract.value.Side;

/// Where protective levels lie: a buy has its take profit above and its stop loss below the price.
final class Levels {

    private Levels() {}

    /// Whether each level that is there lies on its own side of the price, and not at it.
    static boolean areAround(Price price, Side side, ProtectiveLevels levels) {
        boolean takeProfitAhead =
                levels.takeProfit().stream()
                        .allMatch(t -> side == Side.BUY ? t.isAbove(price) : t.isBelow(price));
        return takeProfitAhead && isStopLossBehind(price, side, levels);
    }

    static boolean isStopLossBehind(Price price, Side side, ProtectiveLevels levels) {
        return levels.stopLoss().stream()
                .allMatch(s -> side == Side.BUY ? s.isBelow(price) : s.isAbove(price));
    }
}
