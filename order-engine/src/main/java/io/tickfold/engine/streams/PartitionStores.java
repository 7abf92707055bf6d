package io.tickfold.engine.streams;

import io.tickfold.engine.domain.PartitionFold;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/// What is stored of a partition.
record PartitionStores(
        AccountStore accounts,
        KeyStore keys,
        MarketStore market,
        BacklogStore backlog,
        HeadStore head) {

    /// @param state entries of the store `state`
    /// @param head entries of the store `head`
    static PartitionStores of(Entries state, Entries head) {
        return new PartitionStores(
                new AccountStore(state),
                new KeyStore(state),
                new MarketStore(head),
                new BacklogStore(head),
                new HeadStore(head));
    }

    static PartitionStores of(ProcessorContext<Object, byte[]> context) {
        return of(
                Entries.of(context.getStateStore(TradeTopology.STATE)),
                Entries.of(context.getStateStore(TradeTopology.HEAD)));
    }

    void load(PartitionFold fold) {
        accounts.load(fold);
        keys.load(fold.keys());
        market.load(fold.market());
        backlog.load(fold.backlog());
        fold.resume();
    }

    /// Writes a partition of which nothing is stored yet.
    void save(PartitionFold fold, Head reached) {
        fold.accounts().forEach(accounts::save);
        fold.keys().all().forEach(keys::save);
        market.save(fold.market());
        backlog.save(fold.backlog());
        head.save(reached);
    }
}
