package io.tickfold.engine.domain.naive;

import static java.math.BigDecimal.ZERO;

import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.OrderId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An account as it is now; one without an event does not exist yet.
final class NaiveAccount {

    final AccountId id;

    /// Oldest first.
    final List<NaiveOrder> orders = new ArrayList<>();

    long sequence;
    BigDecimal balance = ZERO;
    boolean inMarginCall;

    NaiveAccount(AccountId id) {
        this.id = id;
    }

    /// Itself as it is now.
    NaiveAccount copy() {
        NaiveAccount copy = new NaiveAccount(id);
        orders.forEach(order -> copy.orders.add(order.copy()));
        copy.sequence = sequence;
        copy.balance = balance;
        copy.inMarginCall = inMarginCall;
        return copy;
    }

    /// Makes everything as it was but for what is remembered of commands.
    void undoTo(NaiveAccount before) {
        orders.clear();
        orders.addAll(before.orders);
        sequence = before.sequence;
        balance = before.balance;
        inMarginCall = before.inMarginCall;
    }

    boolean isOpen() {
        return sequence > 0;
    }

    Optional<NaiveOrder> order(OrderId order) {
        return orders.stream().filter(o -> o.id().equals(order)).findFirst();
    }

    BigDecimal margin() {
        return orders.stream().map(NaiveOrder::margin).reduce(ZERO, BigDecimal::add);
    }

    /// The unrounded profit of all open orders at their last quotes, however old.
    BigDecimal unrealised(NaiveMarket market) {
        return orders.stream()
                .map(o -> market.lastQuote(o.symbol()).map(o::profit).orElse(ZERO))
                .reduce(ZERO, BigDecimal::add);
    }

    BigDecimal equity(NaiveMarket market) {
        return balance.add(margin()).add(unrealised(market));
    }

    /// What may be taken out, by the client or as margin.
    BigDecimal available(NaiveMarket market) {
        return balance.min(balance.add(unrealised(market))).max(ZERO);
    }
}
