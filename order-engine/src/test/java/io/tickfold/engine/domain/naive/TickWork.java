package io.tickfold.engine.domain.naive;

import static io.tickfold.contract.event.CloseReason.STOP_LOSS;
import static io.tickfold.contract.event.CloseReason.TAKE_PROFIT;

import io.tickfold.contract.event.CloseReason;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quote;
import io.tickfold.contract.value.Symbol;
import java.util.List;
import java.util.function.BiPredicate;

/// The rules that a new quote triggers for one account that has open orders in its symbol.
record TickWork(NaiveMarket market, NaiveAccount account, Journal journal, Symbol symbol) {

    void run() {
        closeThoseThatReach(STOP_LOSS, NaiveOrder::reachesStopLoss);
        closeThoseThatReach(TAKE_PROFIT, NaiveOrder::reachesTakeProfit);
        new MarginWork(market, account, journal).run();
    }

    private void closeThoseThatReach(CloseReason reason, BiPredicate<NaiveOrder, Price> reaches) {
        Quote quote = market.quote(symbol).quote();
        for (NaiveOrder order : List.copyOf(account.orders)) {
            if (order.symbol().equals(symbol) && reaches.test(order, quote.closing(order.side()))) {
                closing().close(order, reason);
            }
        }
    }

    private Closing closing() {
        return new Closing(market, account, journal);
    }
}
