package io.tickfold.engine.startup;

import io.tickfold.engine.journal.EventDigest;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// A cluster that says what a test wants it to.
public final class StubCommittedLog implements CommittedLog {

    public Map<String, String> topics = Map.of("trade-input", "1");
    public Optional<EventDigest> last = Optional.empty();
    public Optional<EventDigest> lastSettled = Optional.empty();

    @Override
    public Map<String, String> topics() {
        return topics;
    }

    @Override
    public Optional<EventDigest> lastEvent(int partition) {
        return last;
    }

    @Override
    public Optional<EventDigest> lastSettledEvent(int partition) {
        return lastSettled;
    }

    @Override
    public Optional<Iterator<ConsumerRecord<byte[], byte[]>>> following(
            int partition, Optional<EventDigest> event) {
        return Optional.empty();
    }

    @Override
    public void close() {}
}
