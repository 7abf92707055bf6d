package io.tickfold.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.event.AccountOpened;
import io.tickfold.contract.event.CommandRefused;
import io.tickfold.contract.event.OrderClosed;
import io.tickfold.contract.event.OrderOpened;
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
            case OrderOpened opened -> open(opened);
            case OrderClosed close -> close(close);
            case CommandRefused _ -> Money.ZERO;
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

    private Money close(OrderClosed close) {
        OrderOpened opened = open.remove(close.order().orderId());
        assertThat(opened).as("closed without being open: %s", close).isNotNull();
        assertThat(close.order()).isEqualTo(opened.order());
        closed.put(close.order().orderId(), close);
        profits = profits.plus(close.profit());
        return close.order().margin().plus(close.profit());
    }

    /// Σ balances + Σ margin of open orders = Σ opening balances + Σ profits, to the cent.
    void requireConserved() {
        Money held = Money.ZERO;
        for (Money balance : balances.values()) {
            held = held.plus(balance);
        }
        for (OrderOpened order : open.values()) {
            held = held.plus(order.order().margin());
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
