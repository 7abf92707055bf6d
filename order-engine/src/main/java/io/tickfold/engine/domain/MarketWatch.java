package io.tickfold.engine.domain;

import io.tickfold.contract.event.AccountEvent;
import io.tickfold.contract.event.OrderAmended;
import io.tickfold.contract.event.OrderClosed;
import io.tickfold.contract.event.OrderOpened;
import io.tickfold.contract.event.OrderReduced;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.OrderId;
import io.tickfold.contract.value.ProtectiveLevels;
import io.tickfold.contract.value.Quote;
import io.tickfold.contract.value.Side;
import io.tickfold.contract.value.Symbol;
import io.tickfold.engine.domain.TriggerBook.Trigger;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/// Finds the accounts that a quote may concern, without visiting the others: those whose stop loss,
/// take profit or margin bound it reaches.
final class MarketWatch {

    private final Map<Symbol, SymbolTriggers> symbols = new HashMap<>();
    private final Map<AccountId, List<Bound>> bounds = new HashMap<>();

    /// The accounts that the quote may concern, in the order of their ids.
    NavigableSet<AccountId> reachedBy(Symbol symbol, Quote quote) {
        NavigableSet<AccountId> reached = new TreeSet<>();
        of(symbol).collectReached(quote, reached);
        return reached;
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
        ProtectiveLevels levels = position.levels();
        levels.stopLoss()
                .ifPresent(level ->
                        stopLosses(position).add(trigger(level.value(), account, position)));
        levels.takeProfit()
                .ifPresent(level ->
                        takeProfits(position).add(trigger(level.value(), account, position)));
    }

    private void removeLevels(AccountId account, Position position) {
        ProtectiveLevels levels = position.levels();
        levels.stopLoss()
                .ifPresent(level ->
                        stopLosses(position).remove(trigger(level.value(), account, position)));
        levels.takeProfit()
                .ifPresent(level ->
                        takeProfits(position).remove(trigger(level.value(), account, position)));
    }

    private static Trigger trigger(BigDecimal level, AccountId account, Position position) {
        return new Trigger(level, account, position.openedBy());
    }

    private TriggerBook stopLosses(Position position) {
        return book(position, position.side() == Side.BUY);
    }

    private TriggerBook takeProfits(Position position) {
        return book(position, position.side() == Side.SELL);
    }

    private TriggerBook book(Position position, boolean falling) {
        return of(position.symbol()).book(QuoteField.closing(position.side()), falling);
    }

    /// Replaces all bounds of an account by those that follow from the market's newest quotes.
    void updateBounds(Account account, Market market) {
        List<Bound> now = MarginBounds.of(account, market);
        List<Bound> before =
                now.isEmpty() ? bounds.remove(account.id()) : bounds.put(account.id(), now);
        if (before != null) {
            before.forEach(bound -> of(bound.symbol()).remove(bound, account.id()));
        }
        now.forEach(bound -> of(bound.symbol()).add(bound, account.id()));
    }

    private SymbolTriggers of(Symbol symbol) {
        return symbols.computeIfAbsent(symbol, _ -> new SymbolTriggers());
    }
}
