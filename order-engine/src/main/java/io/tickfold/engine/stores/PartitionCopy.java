package io.tickfold.engine.stores;

import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.OrderId;
import io.tickfold.engine.domain.Account;
import io.tickfold.engine.domain.FollowedPartition;
import io.tickfold.engine.domain.MarketSnapshot;
import io.tickfold.engine.domain.PartitionFold;
import io.tickfold.engine.domain.Position;
import io.tickfold.engine.journal.EventChains;
import io.tickfold.engine.journal.InputReader;
import io.tickfold.engine.journal.PartitionJournal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The live objects of a partition that another engine works on, as far as its changelog was read:
/// whoever takes the partition over need not make them from the store.
public final class PartitionCopy {

    private final FollowedPartition followed = new FollowedPartition();
    private final EventChains chains = new EventChains();
    private final MarketStore.Followed market = new MarketStore.Followed();
    private final AccountStore.Sharing sharing = new AccountStore.Sharing();
    private final Map<String, byte[]> marks = new HashMap<>();
    private final Map<AccountId, Change> changes = new LinkedHashMap<>();
    private MarketSnapshot snapshot = MarketSnapshot.NOTHING;
    private boolean isMarketChanged;

    /// What has changed of an account since it was last put together.
    private static final class Change {
        private final Map<OrderId, Optional<Position>> orders = new LinkedHashMap<>();
        private Optional<AccountStore.Entry> entry = Optional.empty();
    }

    /// Takes records of the changelog in, in their order.
    ///
    /// @param value none if the entry is deleted
    public void change(String key, byte @Nullable [] value) {
        if (key.startsWith(AccountStore.ACCOUNTS)) {
            if (value != null) {
                changeOf(AccountStore.account(key)).entry =
                        Optional.of(StateFormat.decode(value, AccountStore.Entry.class));
            }
        } else if (key.startsWith(AccountStore.ORDERS)) {
            changeOf(AccountStore.owner(key))
                    .orders
                    .put(
                            AccountStore.order(key),
                            Optional.ofNullable(value)
                                    .map(bytes -> StateFormat.decode(bytes, Position.class))
                                    .map(sharing::of));
        } else if (key.startsWith(StoredKey.PREFIX)) {
            if (value != null) {
                followed.note(StoredKey.use(key, value));
            }
        } else {
            isMarketChanged |= market.change(key, value);
            if (PartitionStores.MARKS.contains(key) && value != null) {
                marks.put(key, value);
            }
        }
    }

    private Change changeOf(AccountId account) {
        return changes.computeIfAbsent(account, _ -> new Change());
    }

    /// Puts together what the records since the last time have changed. An account whose orders
    /// came first is left until it is there itself.
    public void settle() {
        if (isMarketChanged) {
            snapshot = market.now();
            isMarketChanged = false;
        }
        List<Account> changed = new ArrayList<>();
        changes.entrySet()
                .removeIf(each -> {
                    Optional<Account> account = changed(each.getKey(), each.getValue());
                    account.ifPresent(changed::add);
                    return account.isPresent();
                });
        followed.change(changed, snapshot);
    }

    private Optional<Account> changed(AccountId id, Change change) {
        Optional<Account> before = followed.account(id);
        Map<OrderId, Position> orders = new LinkedHashMap<>();
        before.ifPresent(account -> account.orders().forEach(o -> orders.put(o.id(), o)));
        change.orders.forEach((order, now) ->
                now.ifPresentOrElse(
                        position -> orders.put(order, position), () -> orders.remove(order)));
        change.entry.ifPresent(entry -> chains.restore(id, entry.chain()));
        return change.entry
                .map(entry -> entry.account(id, orders.values()))
                .or(() -> before.map(account -> account.holding(orders.values())));
    }

    /// Whether it has read exactly what stores have that are there.
    public boolean isAt(PartitionStores.Mark mark) {
        return changes.isEmpty() && mark.is(marks);
    }

    /// The journal of whoever takes the partition over; nothing may be read after that.
    ///
    /// @param stores of the partition, up to which the copy is
    /// @param keys the shelf of keys of these stores, or a draft on it
    public PartitionJournal complete(
            int partition,
            int partitions,
            PartitionStores stores,
            KeyDraft keys,
            PartitionProgress reached,
            InputReader inputs) {
        PartitionJournal journal =
                new PartitionJournal(
                        partition,
                        new PartitionFold(partition, partitions, keys, followed),
                        chains,
                        inputs);
        stores.loadFollowed(journal, reached);
        return journal;
    }
}
