package io.tickfold.engine.domain.naive;

import static io.tickfold.contract.event.CloseReason.STOP_OUT;
import static java.util.Comparator.comparing;

import io.tickfold.contract.input.MarginLevels;
import io.tickfold.contract.value.Percent;
import java.math.BigDecimal;
import java.util.List;

/// The rules about an account's margin level, once other rules have closed what they close.
record MarginWork(NaiveMarket market, NaiveAccount account, Journal journal) {

    void run() {
        MarginLevels levels = market.limits().levels();
        if (hasOrders() && !account.inMarginCall && levelComparedTo(levels.call()) < 0) {
            closing().issueMarginCall();
        }
        stopOut(levels.stopOut());
        closing().settle();
        if (levelComparedTo(levels.callEnd()) >= 0) {
            closing().endMarginCall();
        }
    }

    /// The largest loss first, among the orders that can be closed now.
    private void stopOut(Percent level) {
        if (levelComparedTo(level) > 0) {
            return;
        }
        List<NaiveOrder> ranked =
                account.orders.stream()
                        .filter(o -> market.objection(o.symbol()).isEmpty())
                        .sorted(comparing(o -> o.profit(market.quote(o.symbol()).quote())))
                        .toList();
        for (NaiveOrder order : ranked) {
            if (levelComparedTo(level) <= 0) {
                closing().close(order, STOP_OUT);
            }
        }
    }

    /// Compares equity ÷ margin with a level, without dividing.
    private int levelComparedTo(Percent level) {
        BigDecimal margin = account.margin();
        return account.equity(market).compareTo(margin.multiply(level.fraction()));
    }

    private boolean hasOrders() {
        return !account.orders.isEmpty();
    }

    private Closing closing() {
        return new Closing(market, account, journal);
    }
}
