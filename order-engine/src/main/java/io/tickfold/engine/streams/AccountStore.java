package io.tickfold.engine.streams;

import io.tickfold.contract.event.OrderAmended;
import io.tickfold.contract.event.OrderClosed;
import io.tickfold.contract.event.OrderOpened;
import io.tickfold.contract.event.OrderReduced;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.value.OrderId;
import io.tickfold.engine.domain.Account;
import io.tickfold.engine.domain.OpenOrders;
import io.tickfold.engine.domain.PartitionFold;
import io.tickfold.engine.domain.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/// Accounts and their open orders in the store `state`: an entry for each account under
/// `a/{account}`, one for each open order under `o/{account}/{order}`.
record AccountStore(KeyValueStore<String, byte[]> store) {

    private static final String ACCOUNTS = "a/";
    private static final String ACCOUNTS_END = "a0";

    /// An account without its orders.
    record Entry(long sequence, Money balance, boolean isCalled) {}

    /// Writes what events of an account have changed.
    ///
    /// @param account as the last of them left it
    void save(Account account, List<TradeEvent> events) {
        Entry entry = new Entry(account.sequence(), account.balance(), account.isCalled());
        store.put(ACCOUNTS + account.id(), StateFormat.encode(entry));
        events.stream()
                .flatMap(AccountStore::changedOrder)
                .distinct()
                .forEach(o -> save(account, o));
    }

    private static Stream<OrderId> changedOrder(TradeEvent event) {
        return switch (event) {
            case OrderOpened opened -> Stream.of(opened.order().orderId());
            case OrderAmended amended -> Stream.of(amended.orderId());
            case OrderReduced reduced -> Stream.of(reduced.order().orderId());
            case OrderClosed closed -> Stream.of(closed.order().orderId());
            default -> Stream.empty();
        };
    }

    private void save(Account account, OrderId id) {
        account.order(id)
                .ifPresentOrElse(
                        position -> store.put(key(account.id(), id), StateFormat.encode(position)),
                        () -> store.delete(key(account.id(), id)));
    }

    /// Hands every stored account to the fold.
    void load(PartitionFold fold) {
        try (KeyValueIterator<String, byte[]> accounts = store.range(ACCOUNTS, ACCOUNTS_END)) {
            while (accounts.hasNext()) {
                fold.restore(account(accounts.next()));
            }
        }
    }

    private Account account(KeyValue<String, byte[]> stored) {
        AccountId id = new AccountId(stored.key.substring(ACCOUNTS.length()));
        Entry entry = StateFormat.decode(stored.value, Entry.class);
        return new Account(
                id, entry.sequence(), entry.balance(), entry.isCalled(), OpenOrders.of(orders(id)));
    }

    private List<Position> orders(AccountId account) {
        List<Position> orders = new ArrayList<>();
        String from = "o/%s/".formatted(account);
        String to = "o/%s0".formatted(account);
        try (KeyValueIterator<String, byte[]> stored = store.range(from, to)) {
            stored.forEachRemaining(e -> orders.add(StateFormat.decode(e.value, Position.class)));
        }
        return orders;
    }

    private static String key(AccountId account, OrderId order) {
        return "o/%s/%s".formatted(account, order);
    }
}
