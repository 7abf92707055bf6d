package io.tickfold.engine.domain;

import io.tickfold.contract.event.AccountEvent;
import io.tickfold.contract.event.MarginCallEnded;
import io.tickfold.contract.event.MarginCalled;
import io.tickfold.contract.event.OrderAmended;
import io.tickfold.contract.event.OrderClosed;
import io.tickfold.contract.event.OrderOpened;
import io.tickfold.contract.event.OrderReduced;
import io.tickfold.contract.event.OrderTerms;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.value.OrderId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// What everybody owns by now, so that made-up commands make sense.
final class Books {

    private final Set<AccountId> accounts = new HashSet<>();
    private final Set<AccountId> inMarginCall = new HashSet<>();
    private final Map<AccountId, Money> balances = new HashMap<>();
    private final Map<AccountId, SortedMap<OrderId, OrderTerms>> open = new HashMap<>();
    private final List<OrderId> opened = new ArrayList<>();

    void write(TradeEvent event) {
        AccountId account = event.header().accountId();
        balances.put(account, event.header().balance());
        if (event.header().sequence() > 0) {
            accounts.add(account);
        }
        switch (event) {
            case OrderOpened order -> {
                opened.add(order.orderId());
                hold(account, order.order());
            }
            case OrderReduced reduced -> hold(account, reduced.order());
            case OrderClosed order -> byId(account).remove(order.orderId());
            case MarginCalled _ -> inMarginCall.add(account);
            case MarginCallEnded _ -> inMarginCall.remove(account);
            case OrderAmended _, AccountEvent _ -> {}
        }
    }

    private void hold(AccountId account, OrderTerms order) {
        byId(account).put(order.orderId(), order);
    }

    private SortedMap<OrderId, OrderTerms> byId(AccountId account) {
        return open.computeIfAbsent(account, _ -> new TreeMap<>());
    }

    boolean isOpen(AccountId account) {
        return accounts.contains(account);
    }

    Money balance(AccountId account) {
        return balances.getOrDefault(account, Money.ZERO);
    }

    /// Whether a margin call was issued and has not ended.
    boolean inMarginCall(AccountId account) {
        return inMarginCall.contains(account);
    }

    /// The open orders of the account.
    Collection<OrderTerms> orders(AccountId account) {
        return byId(account).values();
    }

    /// An open order of the account, if it has any.
    Optional<OrderTerms> order(AccountId account, Dice dice) {
        List<OrderTerms> orders = List.copyOf(orders(account));
        return orders.isEmpty() ? Optional.empty() : Optional.of(dice.oneOf(orders));
    }

    /// Any order at all, whoever opened it, and whether it is open or not.
    OrderId anyOrder(Dice dice) {
        return opened.isEmpty() ? new OrderId("ord_0123456789abcdef") : dice.oneOf(opened);
    }
}
