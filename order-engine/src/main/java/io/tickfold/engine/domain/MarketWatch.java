package io.tickfold.engine.domain;

import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.Symbol;
import io.tickfold.engine.domain.Market.LastQuote;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/// Finds the accounts that an input may concern, in the order of their ids and without visiting the
/// others.
///
/// A quote concerns an account whose stop loss or take profit it reaches, or that is as near to a
/// margin level as the quote has moved. Which those are follows from the accounts and the market
/// alone, whatever happened before.
final class MarketWatch {

    private final Map<Symbol, TriggerTree> symbols = new HashMap<>();
    private final Map<AccountId, Holding> holdings = new HashMap<>();
    private final NavigableSet<AccountId> holders = new TreeSet<>();

    /// The places of an account's orders, one for each symbol.
    private static final class Holding {
        private final List<TriggerTree.Node> places = new ArrayList<>(1);
        private OpenOrders orders = OpenOrders.NONE;

        Optional<TriggerTree.Node> at(Symbol symbol) {
            for (TriggerTree.Node place : places) {
                if (place.symbol().equals(symbol)) {
                    return Optional.of(place);
                }
            }
            return Optional.empty();
        }
    }

    /// The first account after another, or of all, that a symbol's new quote may concern.
    Optional<AccountId> nextReachedBy(Symbol symbol, LastQuote quote, Optional<AccountId> after) {
        return tree(symbol).next(after, quote);
    }

    /// The first account after another, or of all, that has open orders.
    Optional<AccountId> nextHolder(Optional<AccountId> after) {
        NavigableSet<AccountId> rest =
                after.map(account -> holders.tailSet(account, false)).orElse(holders);
        return rest.isEmpty() ? Optional.empty() : Optional.of(rest.first());
    }

    /// Follows the orders of an account, and how near it is to a margin level by the market's
    /// newest quotes.
    void update(Account account, Market market) {
        if (account.orders().isEmpty()) {
            leave(account.id());
        } else {
            place(account, Nearness.of(account, market));
        }
    }

    private void leave(AccountId account) {
        Holding holding = holdings.remove(account);
        if (holding != null) {
            holding.places.forEach(TriggerTree.Node::remove);
            holders.remove(account);
        }
    }

    private void place(Account account, int nearness) {
        OpenOrders orders = account.orders();
        Holding holding = holdings.computeIfAbsent(account.id(), this::withoutPlaces);
        if (holding.orders.equals(orders)) {
            holding.places.forEach(place -> place.replace(place.triggers().at(nearness)));
            return;
        }
        holding.orders = orders;
        holding.places.removeIf(place -> isLeft(place, orders));
        for (Exposure held : orders.exposures()) {
            Triggers triggers = Triggers.of(orders, held.symbol(), nearness);
            holding.at(held.symbol())
                    .ifPresentOrElse(
                            place -> place.replace(triggers),
                            () ->
                                    holding.places.add(
                                            tree(held.symbol()).add(account.id(), triggers)));
        }
    }

    private Holding withoutPlaces(AccountId account) {
        holders.add(account);
        return new Holding();
    }

    private static boolean isLeft(TriggerTree.Node place, OpenOrders orders) {
        boolean isLeft = !orders.holds(place.symbol());
        if (isLeft) {
            place.remove();
        }
        return isLeft;
    }

    private TriggerTree tree(Symbol symbol) {
        return symbols.computeIfAbsent(symbol, TriggerTree::new);
    }
}
