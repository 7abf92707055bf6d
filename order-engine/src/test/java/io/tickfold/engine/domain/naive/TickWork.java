package io.tickfold.engine.domain.naive;

import static io.tickfold.contract.event.CloseReason.STOP_LOSS;
import static io.tickfold.contract.event.CloseReason.TAKE_PROFIT;

import io.tickfold.contract.event.CloseReason;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quote;
import io.tickfold.contract.value.Symbol;
import java.util.List;
import java.util.function.BiPredicate;

/// The rules that new quotes trigger for one account: level by level and symbol by symbol, and
/// those of margin at the end.
///
/// @param symbols that have new quotes
record TickWork(NaiveMarket market, NaiveAccount account, Journal journal, List<Symbol> symbols) {

    void run() {
        boolean isConcerned = false;
        for (Symbol symbol : symbols) {
            isConcerned |= account.orders.stream().anyMatch(o -> o.symbol().equals(symbol));
            closeThoseThatReach(symbol, STOP_LOSS, NaiveOrder::reachesStopLoss);
            closeThoseThatReach(symbol, TAKE_PROFIT, NaiveOrder::reachesTakeProfit);
        }
        if (isConcerned) {
            new MarginWork(market, account, journal).run();
        }
    }

    private void closeThoseThatReach(
            Symbol symbol, CloseReason reason, BiPredicate<NaiveOrder, Price> reaches) {
        if (account.orders.isEmpty()) {
            return;
        }
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
