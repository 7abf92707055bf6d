package io.tickfold.engine.startup;

import io.tickfold.contract.event.EngineEvent;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.value.ChainHash;
import io.tickfold.contract.wire.MessageHeaders;
import io.tickfold.contract.wire.Topics;
import io.tickfold.engine.journal.EventChains;
import io.tickfold.engine.journal.EventId;
import io.tickfold.engine.stores.PartitionProgress;
import java.util.Iterator;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells an event that an engine wrote after a state, which the state then lacks, from records that
/// others wrote: its hash follows from the chains of that state.
///
/// @param state how far it has advanced
/// @param chains of the events that the state follows from
record Continuation(int partition, PartitionProgress state, EventChains chains) {

    private static final Logger log = LoggerFactory.getLogger(Continuation.class);

    /// Whether no record of these continues the state; the first of those that do not is named.
    boolean isNowhereIn(Iterator<ConsumerRecord<byte[], byte[]>> records) {
        Optional<ConsumerRecord<byte[], byte[]>> first = Optional.empty();
        long count = 0;
        while (records.hasNext()) {
            ConsumerRecord<byte[], byte[]> each = records.next();
            if (isOne(each)) {
                return false;
            }
            first = first.or(() -> Optional.of(each));
            count++;
        }
        report(first, count);
        return true;
    }

    private void report(Optional<ConsumerRecord<byte[], byte[]>> first, long count) {
        first.ifPresent(record ->
                log.warn(
                        "{} ends with {} records that no engine wrote, the first at {}-{}",
                        record.topic(),
                        count,
                        partition,
                        record.offset()));
    }

    /// Events of before there were hashes have none.
    private boolean isOne(ConsumerRecord<byte[], byte[]> record) {
        Optional<EngineEvent> event =
                Topics.TRADE_EVENTS.tryDecode(record.headers(), record.value());
        Optional<EventId> id = EventId.of(record.headers(), partition);
        if (event.isEmpty() || id.isEmpty()) {
            return false;
        }
        Optional<ChainHash> hash = MessageHeaders.chainHash(record.headers());
        return hash.isEmpty()
                ? state.eventsHash().equals(ChainHash.START)
                : hash.get().equals(chains.next(event.get(), record.value()))
                        && (isOfAChain(event.get()) || isLater(id.get()));
    }

    /// A refusal to somebody without an account is chained to nothing, so that its copies are too.
    private static boolean isOfAChain(EngineEvent event) {
        return !(event instanceof TradeEvent ofAccount) || ofAccount.header().sequence() != 0;
    }

    private boolean isLater(EventId id) {
        return state.event()
                .flatMap(event -> EventId.of(event.id()))
                .filter(last -> !id.isAfter(last))
                .isEmpty();
    }
}
