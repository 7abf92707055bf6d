package io.tickfold.engine.stores;

import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.value.ChainHash;
import io.tickfold.engine.domain.PartitionFold;
import io.tickfold.engine.journal.PartitionJournal;
import java.util.List;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/// Accounts in a store like that of the engine, but in memory and without a changelog.
public final class StoredAccounts {

    private final AccountStore accounts;

    public StoredAccounts() {
        KeyValueStore<String, byte[]> store =
                Stores.keyValueStoreBuilder(
                                Stores.inMemoryKeyValueStore(StoreTopics.HEAD),
                                Serdes.String(),
                                Serdes.ByteArray())
                        .withLoggingDisabled()
                        .build();
        var context = new MockProcessorContext<String, byte[]>();
        store.init(context.getStateStoreContext(), store);
        accounts = new AccountStore(Entries.of(store), Entries.of(new TreeMap<>()));
    }

    /// Writes what events of one account have changed.
    public void save(PartitionFold fold, List<TradeEvent> events) {
        accounts.save(
                fold.account(events.getFirst().header().accountId()).orElseThrow(),
                events,
                ChainHash.START);
    }

    /// Restores everything stored into a journal.
    public void load(PartitionJournal journal) {
        accounts.load(journal);
    }
}
