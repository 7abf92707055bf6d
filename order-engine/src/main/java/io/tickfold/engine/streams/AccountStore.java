package io.tickfold.engine.streams;

import io.tickfold.contract.event.AccountOpened;
import io.tickfold.contract.event.CommandRefused;
import io.tickfold.contract.event.OrderClosed;
import io.tickfold.contract.event.OrderOpened;
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
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/// Accounts and their open orders in the store `state`: an entry for each account under
/// `a/{account}`, one for each open order under `o/{account}/{order}`.
record AccountStore(KeyValueStore<String, byte[]> store) {

    private static final String ACCOUNTS = "a/";
    private static final String ACCOUNTS_END = "a0";

    /// An account without its orders.
    record Entry(long sequence, Money balance) {}

    /// Writes what an event of the account has changed.
    void save(TradeEvent event, Account account) {
        Entry entry = new Entry(account.sequence(), account.balance());
        store.put(ACCOUNTS + account.id(), StateFormat.encode(entry));
        switch (event) {
            case OrderOpened opened -> saveOrder(account, opened.order().orderId());
            case OrderClosed closed -> store.delete(key(account.id(), closed.order().orderId()));
            case AccountOpened _, CommandRefused _ -> {}
        }
    }

    private void saveOrder(Account account, OrderId id) {
        Position position = account.order(id).orElseThrow();
        store.put(key(account.id(), id), StateFormat.encode(position));
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
        return new Account(id, entry.sequence(), entry.balance(), OpenOrders.of(orders(id)));
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
