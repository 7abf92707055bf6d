package io.tickfold.gateway.stream;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/// What waits to be sent by one stream; once that has been ended it waits no more.
abstract sealed class Outgoing permits EventBuffer, LatestPrices {

    private boolean ended;

    /// Waits until it is so, the patience ends or the stream is ended; others can change things
    /// meanwhile, and notify when they have.
    final synchronized void await(BooleanSupplier isSo, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        long left = patience.toNanos();
        try {
            while (!isSo.getAsBoolean() && !ended && left > 0) {
                NANOSECONDS.timedWait(this, left);
                left = deadline - System.nanoTime();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            ended = true;
        }
    }

    /// Wakes the stream up, for the last time.
    final synchronized void end() {
        ended = true;
        notifyAll();
    }

    final synchronized boolean isEnded() {
        return ended;
    }
}
