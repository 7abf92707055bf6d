package io.tickfold.engine.stores;

import io.tickfold.engine.domain.PartitionFold;
import io.tickfold.engine.journal.EventChains;
import io.tickfold.engine.journal.PartitionJournal;
import java.util.NavigableMap;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;

/// The stores of a partition, and how its live objects are loaded from them.
public record PartitionStores(
        AccountStore accounts,
        KeyStore keys,
        MarketStore market,
        HaltKeyStore haltKeys,
        BacklogStore backlog,
        ProgressStore progress) {

    private static PartitionStores of(Entries state, Entries progress) {
        return new PartitionStores(
                new AccountStore(state),
                new KeyStore(progress, state),
                new MarketStore(progress),
                new HaltKeyStore(progress),
                new BacklogStore(progress),
                new ProgressStore(progress));
    }

    /// Stores in memory, as their changelogs hold them.
    ///
    /// @param state entries of the store `state`
    /// @param progress entries of the store `head`
    public static PartitionStores of(
            NavigableMap<String, byte[]> state, NavigableMap<String, byte[]> progress) {
        return of(Entries.of(state), Entries.of(progress));
    }

    public static PartitionStores of(ProcessorContext<Object, byte[]> context) {
        return of(entries(context, StoreTopics.STATE), entries(context, StoreTopics.PROGRESS));
    }

    private static Entries entries(ProcessorContext<?, ?> context, String name) {
        KeyValueStore<String, byte[]> store = context.getStateStore(name);
        return Entries.of(store);
    }

    /// @param journal one whose shelf of keys is that of these stores, or a draft on it
    public void load(PartitionJournal journal, PartitionProgress reached) {
        PartitionFold fold = journal.fold();
        accounts.load(journal);
        fold.restore(market.load());
        fold.restore(haltKeys.load());
        backlog.load(fold.backlog());
        fold.resume();
        journal.chains().restore(reached.eventsHash());
        journal.restore(progress.loadSinceCheckpoint());
    }

    /// The chains of the events that the stored state follows from.
    public EventChains chains(PartitionProgress reached) {
        EventChains chains = new EventChains();
        accounts.load(chains);
        chains.restore(reached.eventsHash());
        return chains;
    }

    /// Writes a partition of which nothing is stored yet.
    public void save(PartitionJournal journal, PartitionProgress reached) {
        PartitionFold fold = journal.fold();
        fold.accounts()
                .forEach(account -> accounts.save(account, journal.chains().of(account.id())));
        fold.keys().copyTo(keys, fold.market().at());
        market.save(fold.market());
        haltKeys.save(fold.haltKeys());
        backlog.save(fold.backlog());
        progress.save(journal.sinceCheckpoint());
        progress.save(reached);
    }
}
