package io.tickfold.engine.streams;

import io.tickfold.contract.input.Clock;
import java.util.ArrayList;
import java.util.List;

/// Remembers what was to be appended.
final class StubClocks implements ClockSender {

    final List<String> ids = new ArrayList<>();
    final List<Runnable> failures = new ArrayList<>();

    @Override
    public void append(int partition, String id, Clock clock, Runnable whenFailed) {
        ids.add(id);
        failures.add(whenFailed);
    }

    @Override
    public void close() {}
}
