package io.tickfold.engine.streams;

import java.util.Map;
import java.util.Optional;

/// A cluster that says what a test wants it to.
final class StubWitness implements LogWitness {

    Map<String, String> topics = Map.of("trade-input", "1");
    Optional<EventMark> last = Optional.empty();
    Optional<EventMark> lastSettled = Optional.empty();

    @Override
    public Map<String, String> topics() {
        return topics;
    }

    @Override
    public Optional<EventMark> lastEvent(int partition) {
        return last;
    }

    @Override
    public Optional<EventMark> lastSettledEvent(int partition) {
        return lastSettled;
    }
}
