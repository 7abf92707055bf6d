package io.tickfold.engine.domain;

import io.tickfold.contract.event.TradeEvent;
import io.tickfold.engine.domain.naive.NaiveBounds;
import io.tickfold.engine.domain.naive.NaiveBroker;
import java.util.List;

/// The two implementations of the trading rules.
enum BrokerKind {
    /// The plain one, which the engine is compared with.
    NAIVE {
        @Override
        Broker create(int partition, int partitions) {
            NaiveBroker broker =
                    new NaiveBroker(
                            partition,
                            partitions,
                            new NaiveBounds(
                                    Engine.BOUNDS.owner(),
                                    Engine.BOUNDS.operators(),
                                    Engine.BOUNDS.partition(),
                                    Engine.BOUNDS.share()));
            return entry -> ask(broker, entry);
        }
    },
    ENGINE {
        @Override
        Broker create(int partition, int partitions) {
            PartitionFold fold = Engine.fold(partition, partitions);
            return entry -> Engine.fold(fold, entry).events();
        }
    };

    /// A broker for one of so many partitions, before its first entry.
    abstract Broker create(int partition, int partitions);

    private static List<TradeEvent> ask(NaiveBroker broker, Entry entry) {
        LogPosition at = entry.position();
        if (entry.input().isEmpty()) {
            return broker.foldUnreadable(at.key().orElseThrow(), at.offset(), at.appendedAt());
        }
        return broker.fold(entry.input().get(), at.offset(), at.appendedAt(), at.key());
    }
}
