package io.tickfold.gateway.stream;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/// How long events took from the writer to the client, in nanoseconds, sorted.
record Latencies(List<Long> nanos) {

    static Latencies of(Collection<Long> nanos) {
        return new Latencies(nanos.stream().sorted().toList());
    }

    int count() {
        return nanos.size();
    }

    Duration median() {
        return at(50);
    }

    Duration p99() {
        return at(99);
    }

    private Duration at(int percent) {
        return Duration.ofNanos(nanos.get((nanos.size() - 1) * percent / 100));
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%d events, median %d µs, p99 %d µs, longest %d µs",
                count(),
                micros(50),
                micros(99),
                micros(100));
    }

    private long micros(int percent) {
        return at(percent).toNanos() / 1_000;
    }
}
