package io.tickfold.engine.streams;

import java.util.Map;
import java.util.Optional;

/// A cluster that says what a test wants it to.
final class StubCommittedLog implements CommittedLog {

    Map<String, String> topics = Map.of("trade-input", "1");
    Optional<EventDigest> last = Optional.empty();
    Optional<EventDigest> lastSettled = Optional.empty();

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
}
