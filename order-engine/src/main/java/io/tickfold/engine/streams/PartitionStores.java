package io.tickfold.engine.streams;

import io.tickfold.engine.domain.PartitionFold;
import io.tickfold.engine.journal.PartitionJournal;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/// What is stored of a partition.
record PartitionStores(
        AccountStore accounts,
        KeyStore keys,
        MarketStore market,
        BacklogStore backlog,
        ProgressStore head) {

    /// @param state entries of the store `state`
    /// @param head entries of the store `head`
    static PartitionStores of(Entries state, Entries head) {
        return new PartitionStores(
                new AccountStore(state),
                new KeyStore(state),
                new MarketStore(head),
                new BacklogStore(head),
                new ProgressStore(head));
    }

    static PartitionStores of(ProcessorContext<Object, byte[]> context) {
        return of(
                Entries.of(context.getStateStore(TradeTopology.STATE)),
                Entries.of(context.getStateStore(TradeTopology.HEAD)));
    }

    void load(PartitionJournal journal, PartitionProgress reached) {
        PartitionFold fold = journal.fold();
        accounts.load(journal);
        keys.load(fold.keys());
        fold.restore(market.load());
        backlog.load(fold.backlog());
        fold.resume();
        journal.chains().restore(reached.eventsHash());
        journal.restore(head.loadSinceCheckpoint());
    }

    /// Writes a partition of which nothing is stored yet.
    void save(PartitionJournal journal, PartitionProgress reached) {
        PartitionFold fold = journal.fold();
        fold.accounts()
                .forEach(account -> accounts.save(account, journal.chains().of(account.id())));
        fold.keys().all().forEach(keys::save);
        market.save(fold.market());
        backlog.save(fold.backlog());
        head.save(journal.sinceCheckpoint());
        head.save(reached);
    }
}
