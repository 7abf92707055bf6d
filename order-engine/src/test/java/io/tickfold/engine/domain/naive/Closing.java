package io.tickfold.engine.domain.naive;

import static java.math.BigDecimal.ZERO;

import io.tickfold.contract.event.CloseReason;
import io.tickfold.contract.event.MarginCallEnded;
import io.tickfold.contract.event.MarginCalled;
import io.tickfold.contract.event.MarginState;
import io.tickfold.contract.event.NegativeBalanceCleared;
import io.tickfold.contract.event.OrderClosed;
import io.tickfold.contract.event.OrderReduced;
import io.tickfold.contract.event.OrderTerms;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quantity;
import io.tickfold.engine.domain.naive.NaiveMarket.LastQuote;
import java.math.BigDecimal;

/// Closes orders at their symbol's last quote, and does what follows when the last one is closed.
record Closing(NaiveMarket market, NaiveAccount account, Journal journal) {

    void close(NaiveOrder order, CloseReason reason) {
        LastQuote last = market.quote(order.symbol());
        Price price = last.quote().closing(order.side());
        OrderTerms terms = order.terms();
        BigDecimal profit = order.book(order.quantity(), price);
        account.balance = account.balance.add(order.margin()).add(profit);
        account.orders.remove(order);
        journal.write(
                new OrderClosed(
                        journal.next(account),
                        terms,
                        price,
                        new Money(profit),
                        reason,
                        last.pricedBy()));
    }

    void closePart(NaiveOrder order, Quantity part) {
        LastQuote last = market.quote(order.symbol());
        Price price = last.quote().closing(order.side());
        BigDecimal profit = order.book(part.value(), price);
        BigDecimal released = order.reduceTo(order.quantity().subtract(part.value()));
        account.balance = account.balance.add(released).add(profit);
        journal.write(
                new OrderReduced(
                        journal.next(account),
                        order.terms(),
                        part,
                        new Money(released),
                        price,
                        new Money(profit),
                        last.pricedBy()));
    }

    /// After the last order: the broker bears what is missing, and a margin call is over.
    void settle() {
        if (account.orders.isEmpty()) {
            clearNegativeBalance();
            endMarginCall();
        }
    }

    private void clearNegativeBalance() {
        if (account.balance.signum() < 0) {
            Money given = new Money(account.balance.negate());
            account.balance = ZERO;
            journal.write(new NegativeBalanceCleared(journal.next(account), given));
        }
    }

    void issueMarginCall() {
        account.inMarginCall = true;
        journal.write(new MarginCalled(journal.next(account), state()));
    }

    void endMarginCall() {
        if (account.inMarginCall) {
            account.inMarginCall = false;
            journal.write(new MarginCallEnded(journal.next(account), state()));
        }
    }

    private MarginState state() {
        return new MarginState(Money.rounded(account.equity(market)), new Money(account.margin()));
    }
}
