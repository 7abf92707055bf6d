package io.tickfold.standalone;

import io.tickfold.contract.wire.Topics;
import io.tickfold.contract.wire.UnreadableMessageException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Writes hostile records, and notes what became of them.
final class HostileWriter {

    private final KafkaProducer<byte[], byte[]> producer;
    private final Set<InputPosition> unreadable = ConcurrentHashMap.newKeySet();
    private final AtomicInteger foreign = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();

    /// The place of a record in `trade-input`.
    record InputPosition(int partition, long offset) {}

    HostileWriter(KafkaProducer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    /// Returns when Kafka has taken or refused all.
    void write(HostileRecords hostile, int count) {
        for (int i = 0; i < count; i++) {
            write(hostile.next());
        }
        producer.flush();
    }

    private void write(ProducerRecord<byte[], byte[]> each) {
        boolean isUnreadable = isUnreadable(each);
        var _ =
                producer.send(
                        each,
                        (metadata, failure) -> {
                            if (failure != null) {
                                refused.incrementAndGet();
                            } else if (isUnreadable) {
                                unreadable.add(
                                        new InputPosition(metadata.partition(), metadata.offset()));
                            } else if (each.topic().equals(Topics.TRADE_EVENTS.name())) {
                                foreign.incrementAndGet();
                            }
                        });
    }

    private static boolean isUnreadable(ProducerRecord<byte[], byte[]> each) {
        if (!each.topic().equals(Topics.TRADE_INPUT.name())) {
            return false;
        }
        try {
            Topics.TRADE_INPUT.decode(each.headers(), each.value());
            return false;
        } catch (UnreadableMessageException _) {
            return true;
        }
    }

    /// Those that are in the engine's input and hold no message.
    Set<InputPosition> unreadable() {
        return Set.copyOf(unreadable);
    }

    /// How many are among the engine's events.
    int foreign() {
        return foreign.get();
    }

    /// How many Kafka did not take.
    int refused() {
        return refused.get();
    }
}
