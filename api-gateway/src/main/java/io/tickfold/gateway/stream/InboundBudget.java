package io.tickfold.gateway.stream;

import java.time.Duration;

/// How many messages a client may send although nobody reads them.
final class InboundBudget {

    static final int MESSAGES = 120;

    private static final long WINDOW = Duration.ofMinutes(1).toNanos();

    private long windowStart;
    private int used;

    /// Whether one more may come at this moment of [System#nanoTime].
    synchronized boolean allows(long now) {
        if (used == 0 || now - windowStart > WINDOW) {
            windowStart = now;
            used = 0;
        }
        used++;
        return used <= MESSAGES;
    }
}
