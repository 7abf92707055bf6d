package io.tickfold.contract.wire;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/// Ends a process whose machine's clock is set back.
///
/// Kafka's clients wait by the clock that can be set. After a step back they do nothing until it
/// shows the time before the step again: they send no heartbeat and answer nobody, however long
/// that takes. A process that is started again is at work within seconds.
public final class ClockGuard {

    /// A smaller step is waited out; clocks that are slewed make none.
    static final Duration TOLERANCE = Duration.ofSeconds(2);

    private static final Duration PERIOD = Duration.ofMillis(200);
    private static final int STATUS = 1;

    private ClockGuard() {}

    /// Watches from now on, for a service that is started again when it ends.
    public static void watch() {
        Thread.ofVirtual().name("clock-guard").start(ClockGuard::endIfSetBack);
    }

    private static void endIfSetBack() {
        Reading before = Reading.now();
        while (true) {
            LockSupport.parkNanos(PERIOD.toNanos());
            Reading now = Reading.now();
            if (now.isSetBackSince(before)) {
                end(before, now);
            }
            before = now;
        }
    }

    /// An orderly stop would wait for the same clients.
    private static void end(Reading before, Reading now) {
        System.err.printf(
                Locale.ROOT,
                "tickfold: the clock was set back by %d ms; this process ends, start it again%n",
                before.millis() - now.millis());
        System.err.flush();
        Runtime.getRuntime().halt(STATUS);
    }

    /// What the clock that can be set shows, and the one that cannot.
    record Reading(long millis, long nanos) {

        static Reading now() {
            return new Reading(System.currentTimeMillis(), System.nanoTime());
        }

        boolean isSetBackSince(Reading before) {
            long elapsed = Duration.ofNanos(nanos - before.nanos).toMillis();
            return millis - before.millis < elapsed - TOLERANCE.toMillis();
        }
    }
}
