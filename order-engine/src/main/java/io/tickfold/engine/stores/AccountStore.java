package io.tickfold.engine.stores;

import io.tickfold.contract.event.AccountEvent;
import io.tickfold.contract.event.ClosedParts;
import io.tickfold.contract.event.OrderEvent;
import io.tickfold.contract.event.OrderTerms;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.ChainHash;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.value.OrderId;
import io.tickfold.contract.value.Symbol;
import io.tickfold.engine.domain.Account;
import io.tickfold.engine.domain.OpenOrders;
import io.tickfold.engine.domain.Position;
import io.tickfold.engine.journal.EventChains;
import io.tickfold.engine.journal.PartitionJournal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/// Accounts and their open orders in the store `head`: an entry for each account under
/// `a/{account}`, one for each open order under `o/{account}/{order}`.
///
/// @param before where they were up to format 3, under the same keys
public record AccountStore(Entries store, Entries before) {

    static final String ACCOUNTS = "a/";
    private static final String ACCOUNTS_END = "a0";
    static final String ORDERS = "o/";
    private static final String ORDERS_END = "o0";

    /// An account without its orders.
    ///
    /// @param chain hash of its last event
    record Entry(long sequence, Money balance, boolean inMarginCall, ChainHash chain) {

        Account account(AccountId id, Collection<Position> orders) {
            return new Account(id, sequence, balance, inMarginCall, OpenOrders.of(orders));
        }
    }

    /// Writes what events of an account have changed.
    ///
    /// @param account as the last of them left it
    /// @param chain hash of the last of them
    public void save(Account account, List<TradeEvent> events, ChainHash chain) {
        saveEntry(account, chain);
        events.stream()
                .flatMap(AccountStore::changedOrder)
                .distinct()
                .forEach(o -> save(account, o));
    }

    /// Writes an account of which nothing is stored yet.
    void save(Account account, ChainHash chain) {
        saveEntry(account, chain);
        account.orders().forEach(order -> save(account, order.id()));
    }

    private void saveEntry(Account account, ChainHash chain) {
        Entry entry =
                new Entry(account.sequence(), account.balance(), account.inMarginCall(), chain);
        put(ACCOUNTS + account.id(), entry);
    }

    private static Stream<OrderId> changedOrder(TradeEvent event) {
        return switch (event) {
            case OrderEvent ofOrder -> Stream.of(ofOrder.orderId());
            case AccountEvent _ -> Stream.empty();
        };
    }

    private void save(Account account, OrderId id) {
        account.order(id)
                .ifPresentOrElse(
                        position -> put(key(account.id(), id), position),
                        () -> delete(key(account.id(), id)));
    }

    private void put(String key, Object value) {
        store.put(key, StateFormat.encode(value));
        deleteBefore(key);
    }

    private void delete(String key) {
        store.delete(key);
        deleteBefore(key);
    }

    private void deleteBefore(String key) {
        if (before.get(key).isPresent()) {
            before.delete(key);
        }
    }

    private void forEach(String from, String to, BiConsumer<String, byte[]> action) {
        before.forEach(from, to, action);
        store.forEach(from, to, action);
    }

    /// Hands every stored account to the journal.
    void load(PartitionJournal journal) {
        Map<AccountId, List<Position>> orders = orders();
        forEach(
                ACCOUNTS,
                ACCOUNTS_END,
                (key, value) -> {
                    AccountId id = account(key);
                    Entry entry = StateFormat.decode(value, Entry.class);
                    List<Position> held = orders.getOrDefault(id, List.of());
                    journal.fold().restore(entry.account(id, held));
                    journal.chains().restore(id, entry.chain());
                });
    }

    /// Hands the chain of every stored account over.
    void load(EventChains chains) {
        forEach(
                ACCOUNTS,
                ACCOUNTS_END,
                (key, value) ->
                        chains.restore(
                                account(key), StateFormat.decode(value, Entry.class).chain()));
    }

    private Map<AccountId, List<Position>> orders() {
        Map<AccountId, List<Position>> orders = new HashMap<>();
        Sharing sharing = new Sharing();
        forEach(
                ORDERS,
                ORDERS_END,
                (key, value) ->
                        orders.computeIfAbsent(owner(key), _ -> new ArrayList<>())
                                .add(sharing.of(StateFormat.decode(value, Position.class))));
        return orders;
    }

    /// Orders with objects that many of them have in common.
    static final class Sharing {

        private final Map<Symbol, Symbol> symbols = new HashMap<>();

        /// The same order.
        Position of(Position order) {
            OrderTerms terms = order.terms();
            return new Position(
                    new OrderTerms(
                            terms.orderId(),
                            symbols.computeIfAbsent(terms.symbol(), symbol -> symbol),
                            terms.side(),
                            terms.quantity(),
                            terms.leverage(),
                            terms.openPrice(),
                            terms.margin()),
                    order.levels(),
                    order.openedBy(),
                    order.parts().equals(ClosedParts.NONE) ? ClosedParts.NONE : order.parts());
        }
    }

    static AccountId account(String key) {
        return new AccountId(key.substring(ACCOUNTS.length()));
    }

    static OrderId order(String key) {
        return new OrderId(key.substring(key.lastIndexOf('/') + 1));
    }

    static AccountId owner(String key) {
        return new AccountId(key.substring(ORDERS.length(), key.lastIndexOf('/')));
    }

    private static String key(AccountId account, OrderId order) {
        return String.format(Locale.ROOT, "%s%s/%s", ORDERS, account, order);
    }
}
