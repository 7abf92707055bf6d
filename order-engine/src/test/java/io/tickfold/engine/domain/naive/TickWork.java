package io.tickfold.engine.domain.naive;

import static io.tickfold.contract.event.CloseReason.STOP_LOSS;
import static io.tickfold.contract.event.CloseReason.STOP_OUT;
import static io.tickfold.contract.event.CloseReason.TAKE_PROFIT;
import static java.util.Comparator.comparing;

import io.tickfold.contract.event.CloseReason;
import io.tickfold.contract.input.MarginLevels;
import io.tickfold.contract.value.Percent;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quote;
import io.tickfold.contract.value.Symbol;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.BiPredicate;

/// The rules that a new quote triggers for one account that has open orders in its symbol.
record TickWork(NaiveMarket market, NaiveAccount account, Journal journal, Symbol symbol) {

    void run() {
        closeThoseThatReach(STOP_LOSS, NaiveOrder::reachesStopLoss);
        closeThoseThatReach(TAKE_PROFIT, NaiveOrder::reachesTakeProfit);
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

    private void closeThoseThatReach(CloseReason reason, BiPredicate<NaiveOrder, Price> reaches) {
        Quote quote = market.quote(symbol).quote();
        for (NaiveOrder order : List.copyOf(account.orders)) {
            if (order.symbol().equals(symbol) && reaches.test(order, quote.closing(order.side()))) {
                closing().close(order, reason);
            }
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
