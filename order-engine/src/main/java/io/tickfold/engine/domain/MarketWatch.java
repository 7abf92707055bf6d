package io.tickfold.engine.domain;

import io.tickfold.contract.event.AccountEvent;
import io.tickfold.contract.event.OrderAmended;
import io.tickfold.contract.event.OrderClosed;
import io.tickfold.contract.event.OrderOpened;
import io.tickfold.contract.event.OrderReduced;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.OrderId;
import io.tickfold.contract.value.Symbol;
import io.tickfold.engine.domain.Market.LastQuote;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Finds the accounts that an input may concern, in the order of their ids and without visiting the
/// others.
///
/// A quote concerns an account whose stop loss or take profit it reaches, or that is as near to a
/// margin level as the quote has moved. Which those are follows from the accounts and the market
/// alone, whatever happened before.
final class MarketWatch {

    private final Map<Symbol, SymbolTriggers> symbols = new HashMap<>();
    private final NavigableMap<AccountId, Holding> holders = new TreeMap<>();

    /// Where an account is entered as near.
    private record Holding(int nearness, List<Symbol> symbols) {}

    /// The first account after another, or of all, that a symbol's new quote may concern.
    Optional<AccountId> nextReachedBy(Symbol symbol, LastQuote quote, Optional<AccountId> after) {
        return of(symbol).next(quote, after);
    }

    /// The first account after another, or of all, that has open orders.
    Optional<AccountId> nextHolder(Optional<AccountId> after) {
        Map.Entry<AccountId, Holding> next =
                after.isPresent() ? holders.higherEntry(after.get()) : holders.firstEntry();
        return Optional.ofNullable(next).map(Map.Entry::getKey);
    }

    /// Adds the levels of all orders of an account.
    void watchLevels(Account account) {
        for (Position position : account.orders()) {
            addLevels(account.id(), position);
        }
    }

    /// Follows what an event changes in the levels of its account.
    ///
    /// @param before the account before the event
    void follow(Account before, TradeEvent event) {
        switch (event) {
            case OrderOpened opened -> addLevels(before.id(), Position.opened(opened));
            case OrderClosed closed ->
                    removeLevels(before.id(), position(before, closed.orderId()));
            case OrderAmended amended -> {
                Position position = position(before, amended.orderId());
                removeLevels(before.id(), position);
                addLevels(before.id(), position.amended(amended.levels()));
            }
            case OrderReduced _, AccountEvent _ -> {}
        }
    }

    private static Position position(Account account, OrderId order) {
        return account.order(order).orElseThrow();
    }

    private void addLevels(AccountId account, Position position) {
        of(position.symbol()).addLevels(account, position);
    }

    private void removeLevels(AccountId account, Position position) {
        of(position.symbol()).removeLevels(account, position);
    }

    /// Enters an account as near as it is to a margin level by the market's newest quotes.
    void updateBounds(Account account, Market market) {
        if (account.orders().isEmpty()) {
            remove(account.id(), holders.remove(account.id()));
            return;
        }
        Holding now =
                new Holding(
                        Nearness.of(account, market),
                        account.orders().exposures().stream().map(Exposure::symbol).toList());
        Holding before = holders.put(account.id(), now);
        if (!now.equals(before)) {
            remove(account.id(), before);
            now.symbols().forEach(symbol -> of(symbol).addNear(account.id(), now.nearness()));
        }
    }

    private void remove(AccountId account, @Nullable Holding before) {
        if (before != null) {
            before.symbols().forEach(symbol -> of(symbol).removeNear(account));
        }
    }

    private SymbolTriggers of(Symbol symbol) {
        return symbols.computeIfAbsent(symbol, _ -> new SymbolTriggers());
    }
}
