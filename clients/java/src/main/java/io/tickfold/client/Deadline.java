package io.tickfold.client;

import java.time.Duration;

/// The moment at which a call gives up.
record Deadline(long nanoTime) {

    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /// What is left, and at least a millisecond, but no more than this.
    Duration atMost(Duration limit) {
        Duration left = left();
        Duration least = Duration.ofMillis(1);
        Duration most = left.compareTo(limit) < 0 ? left : limit;
        return most.compareTo(least) < 0 ? least : most;
    }

    boolean isWithin(Duration time) {
        return left().compareTo(time) <= 0;
    }

    private Duration left() {
        return Duration.ofNanos(nanoTime - System.nanoTime());
    }
}
