package io.tickfold.engine.stores;

import io.tickfold.engine.domain.PartitionFold;
import io.tickfold.engine.journal.EventChains;
import io.tickfold.engine.journal.PartitionJournal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
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

    /// The keys of the entries of a [Mark].
    static final Set<String> MARKS =
            Set.of(ProgressStore.PROGRESS, ProgressStore.SINCE_CHECKPOINT, MarketStore.TIME);

    private static PartitionStores of(Entries head, Entries former) {
        return new PartitionStores(
                new AccountStore(head, former),
                new KeyStore(head, former),
                new MarketStore(head),
                new HaltKeyStore(head),
                new BacklogStore(head),
                new ProgressStore(head));
    }

    /// Stores in memory, as a changelog holds them.
    ///
    /// @param head entries of the store `head`
    public static PartitionStores of(NavigableMap<String, byte[]> head) {
        return of(head, new TreeMap<>());
    }

    /// The same, with what an older engine has stored.
    ///
    /// @param former entries of the store `state`
    static PartitionStores of(
            NavigableMap<String, byte[]> head, NavigableMap<String, byte[]> former) {
        return of(Entries.of(head), Entries.of(former));
    }

    /// @param haveFormer whether there is a store `state`
    public static PartitionStores of(ProcessorContext<Object, byte[]> context, boolean haveFormer) {
        return of(
                entries(context, StoreTopics.HEAD),
                haveFormer
                        ? entries(context, StoreTopics.FORMER)
                        : Entries.of(new TreeMap<String, byte[]>()));
    }

    private static Entries entries(ProcessorContext<?, ?> context, String name) {
        KeyValueStore<String, byte[]> store = context.getStateStore(name);
        return Entries.of(store);
    }

    /// @param journal one whose shelf of keys is that of these stores, or a draft on it
    public void load(PartitionJournal journal, PartitionProgress reached) {
        accounts.load(journal);
        loadRest(journal, reached, PartitionFold::resume);
    }

    /// The same for a journal whose accounts and keys were followed.
    void loadFollowed(PartitionJournal journal, PartitionProgress reached) {
        loadRest(journal, reached, PartitionFold::resumeFollowed);
    }

    private void loadRest(
            PartitionJournal journal, PartitionProgress reached, Consumer<PartitionFold> resume) {
        PartitionFold fold = journal.fold();
        fold.restore(market.load());
        fold.restore(haltKeys.load());
        backlog.load(fold.backlog());
        resume.accept(fold);
        journal.chains().restore(reached.eventsHash());
        journal.restore(progress.loadSinceCheckpoint());
    }

    /// How far these stores are.
    public Mark mark() {
        Map<String, byte[]> entries = new HashMap<>();
        MARKS.forEach(key -> market.store().get(key).ifPresent(value -> entries.put(key, value)));
        return new Mark(entries);
    }

    /// The entries that change with every input, or with every event.
    public record Mark(Map<String, byte[]> entries) {

        boolean is(Map<String, byte[]> others) {
            return MARKS.stream().allMatch(key -> Arrays.equals(entries.get(key), others.get(key)));
        }
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
