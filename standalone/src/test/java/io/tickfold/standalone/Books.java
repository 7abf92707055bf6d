package io.tickfold.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.event.AccountOpened;
import io.tickfold.contract.event.BalanceAdjusted;
import io.tickfold.contract.event.CloseAllCompleted;
import io.tickfold.contract.event.CommandRefused;
import io.tickfold.contract.event.CommandRepeated;
import io.tickfold.contract.event.FundsDeposited;
import io.tickfold.contract.event.FundsWithdrawn;
import io.tickfold.contract.event.MarginCallEnded;
import io.tickfold.contract.event.MarginCalled;
import io.tickfold.contract.event.NegativeBalanceCleared;
import io.tickfold.contract.event.OrderAmended;
import io.tickfold.contract.event.OrderClosed;
import io.tickfold.contract.event.OrderOpened;
import io.tickfold.contract.event.OrderReduced;
import io.tickfold.contract.event.OrderTerms;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.value.OrderId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What an auditor makes of the events alone, independently of the engine's own fold.
final class Books {

    private final Map<AccountId, Long> sequences = new HashMap<>();
    private final Map<AccountId, Money> balances = new HashMap<>();
    private final Map<OrderId, OrderOpened> open = new HashMap<>();
    private final Map<OrderId, OrderTerms> left = new HashMap<>();
    private final Map<OrderId, OrderClosed> closed = new HashMap<>();
    private Money paidIn = Money.ZERO;
    private Money profits = Money.ZERO;

    /// Books every event, and fails on a gap, a wrong balance, or an order closed twice.
    static Books of(List<TradeEvent> events) {
        Books books = new Books();
        for (TradeEvent event : events) {
            if (event.header().sequence() > 0) {
                books.book(event);
            }
        }
        return books;
    }

    private void book(TradeEvent event) {
        AccountId account = event.header().accountId();
        long expected = sequences.getOrDefault(account, 0L) + 1;
        assertThat(event.header().sequence()).as("sequence of %s", account).isEqualTo(expected);
        sequences.put(account, expected);

        Money before = balances.getOrDefault(account, Money.ZERO);
        Money after = before.plus(change(event));
        assertThat(event.header().balance()).as("balance after %s", event).isEqualTo(after);
        balances.put(account, after);
    }

    private Money change(TradeEvent event) {
        return switch (event) {
            case AccountOpened opened -> payIn(opened.header().balance());
            case FundsDeposited deposited -> payIn(deposited.amount());
            case FundsWithdrawn withdrawn -> payIn(withdrawn.amount().negate());
            case BalanceAdjusted adjusted -> payIn(adjusted.amount());
            case NegativeBalanceCleared cleared -> payIn(cleared.amount());
            case OrderOpened opened -> open(opened);
            case OrderReduced reduced -> reduce(reduced);
            case OrderClosed close -> close(close);
            case OrderAmended _,
                    CloseAllCompleted _,
                    MarginCalled _,
                    MarginCallEnded _,
                    CommandRefused _,
                    CommandRepeated _ ->
                    Money.ZERO;
        };
    }

    private Money payIn(Money amount) {
        paidIn = paidIn.plus(amount);
        return amount;
    }

    private Money open(OrderOpened opened) {
        assertThat(open.put(opened.order().orderId(), opened)).as("opened twice").isNull();
        return Money.ZERO.minus(opened.order().margin());
    }

    private Money reduce(OrderReduced reduced) {
        assertThat(open).containsKey(reduced.order().orderId());
        left.put(reduced.order().orderId(), reduced.order());
        profits = profits.plus(reduced.profit());
        return reduced.releasedMargin().plus(reduced.profit());
    }

    private Money close(OrderClosed close) {
        OrderOpened opened = open.remove(close.order().orderId());
        assertThat(opened).as("closed without being open: %s", close).isNotNull();
        assertThat(close.order())
                .isEqualTo(left.getOrDefault(opened.order().orderId(), opened.order()));
        closed.put(close.order().orderId(), close);
        profits = profits.plus(close.profit());
        return close.order().margin().plus(close.profit());
    }

    /// Σ balances + Σ margin of open orders = Σ money that came in + Σ profits, to the cent.
    void requireConserved() {
        Money held = Money.ZERO;
        for (Money balance : balances.values()) {
            held = held.plus(balance);
        }
        for (OrderOpened order : open.values()) {
            OrderTerms terms = order.order();
            held = held.plus(left.getOrDefault(terms.orderId(), terms).margin());
        }
        assertThat(held).isEqualTo(paidIn.plus(profits));
    }

    Map<OrderId, OrderClosed> closed() {
        return closed;
    }

    Map<OrderId, OrderOpened> open() {
        return open;
    }
}
