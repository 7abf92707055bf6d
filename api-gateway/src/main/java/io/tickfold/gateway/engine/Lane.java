package io.tickfold.gateway.engine;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import com.netflix.concurrency.limits.Limit;
import com.netflix.concurrency.limits.limit.AIMDLimit;
import com.netflix.concurrency.limits.limit.FixedLimit;
import com.netflix.concurrency.limits.limit.WindowedLimit;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// The commands of one partition that are under way, and those that wait to be.
///
/// **How many are under way** follows from how long they take. While that is longer than it should
/// be, on average, the limit falls by a tenth at intervals of up to a second; otherwise it grows by
/// one, as long as half of it is used.
///
/// **How long others wait** follows from whether the queue is a burst, which is soon drained, or
/// lasts, as the controlled delay of CoDel has it: once it has not been empty for half a second,
/// whoever has waited in it for 50 ms is turned away, and the newest is next. Commands that add
/// risk have a queue of their own behind that of the others.
final class Lane {

    /// In all partitions together: enough to be decided together, and few enough to wait for.
    static final int FIRST_LIMIT = 400;

    /// What even a slow engine must take at once, in all partitions together.
    static final int LEAST_LIMIT = 200;

    /// How long a queue may not have been empty and still be a burst.
    static final Duration BURST = Duration.ofMillis(500);

    static final Duration LITTLE_PATIENCE = Duration.ofMillis(50);

    /// Fewer say too little about how long they take.
    private static final int LEAST_OF_A_PARTITION = 10;

    private static final double BACK_OFF = 0.9;
    private static final Duration LEAST_WINDOW = Duration.ofMillis(100);
    private static final Duration MOST_WINDOW = Duration.ofSeconds(1);
    private static final int PART_WITHOUT_RISK = 4;

    /// One in so many of those under way: who takes their places next.
    private static final int FEW_WAIT = 16;

    private final ReentrantLock lock = new ReentrantLock();
    private final Queue urgent = new Queue(false);
    private final Queue risky = new Queue(true);
    private final int mostWaiting;
    private final Duration patience;
    private final LongSupplier nanoTime;
    private final Limit limit;
    private int underWay;

    /// One that is admitted with true, or turned away.
    private record Waiting(long since, CompletableFuture<Boolean> outcome) {}

    /// Those that wait, the oldest first, and when none did.
    private static final class Queue {

        private final boolean addsRisk;
        private final Deque<Waiting> waiting = new ArrayDeque<>();
        private long lastEmpty;

        Queue(boolean addsRisk) {
            this.addsRisk = addsRisk;
        }

        /// Whether it is no burst.
        boolean lasts(long now) {
            if (waiting.isEmpty()) {
                lastEmpty = now;
            }
            return now - lastEmpty > BURST.toNanos();
        }

        Waiting next(boolean newestFirst) {
            return newestFirst ? waiting.removeLast() : waiting.removeFirst();
        }

        void turnAwayWhoHasWaited(long now) {
            while (!waiting.isEmpty()
                    && now - waiting.getFirst().since() > LITTLE_PATIENCE.toNanos()) {
                turnAway(waiting.removeFirst());
            }
        }
    }

    /// @param target how long commands should wait for their reply on average, at most; zero if
    ///   that does not matter
    /// @param most how many may be under way in all partitions, and as many again wait to be
    /// @param patience how long any waits at most
    Lane(Duration target, int most, int partitions, Duration patience, LongSupplier nanoTime) {
        this.mostWaiting = share(most, partitions);
        this.patience = patience;
        this.nanoTime = nanoTime;
        this.limit =
                target.isZero()
                        ? FixedLimit.of(share(most, partitions))
                        : adaptive(target, share(most, partitions), partitions);
    }

    private static Limit adaptive(Duration target, int most, int partitions) {
        return WindowedLimit.newBuilder()
                .minWindowTime(LEAST_WINDOW.toMillis(), MILLISECONDS)
                .maxWindowTime(MOST_WINDOW.toMillis(), MILLISECONDS)
                .build(
                        AIMDLimit.newBuilder()
                                .initialLimit(
                                        Math.min(most, atLeast(share(FIRST_LIMIT, partitions))))
                                .minLimit(Math.min(most, atLeast(share(LEAST_LIMIT, partitions))))
                                .maxLimit(most)
                                .backoffRatio(BACK_OFF)
                                .timeout(target.toNanos(), NANOSECONDS)
                                .build());
    }

    private static int atLeast(int limit) {
        return Math.max(LEAST_OF_A_PARTITION, limit);
    }

    private static int share(int all, int partitions) {
        return Math.max(1, all / partitions);
    }

    int limit() {
        return limit.getLimit();
    }

    /// Whether a command may be sent now; blocks as long as it is worth waiting for that.
    ///
    /// @param addsRisk whether it has to leave a part of the lane free
    boolean enter(boolean addsRisk, Duration atMost) {
        Queue queue = queue(addsRisk);
        return queued(queue).map(own -> awaits(own, queue, atMost)).orElse(true);
    }

    private Queue queue(boolean addsRisk) {
        return addsRisk ? risky : urgent;
    }

    /// Whether so many wait in vain that one more would, most likely.
    boolean isHopeless(boolean addsRisk) {
        Queue queue = queue(addsRisk);
        return locked(now -> queue.lasts(now) && queue.waiting.size() > limit() / FEW_WAIT);
    }

    /// Empty if it may be sent at once.
    private Optional<Waiting> queued(Queue queue) {
        return locked(now -> {
            boolean _ = queue.lasts(now);
            if (urgent.waiting.isEmpty() && queue.waiting.isEmpty() && hasRoomFor(queue)) {
                underWay++;
                return Optional.empty();
            }
            Waiting own = new Waiting(now, new CompletableFuture<>());
            if (queue.waiting.size() < mostWaiting) {
                queue.waiting.addLast(own);
            } else {
                turnAway(own);
            }
            return Optional.of(own);
        });
    }

    private boolean hasRoomFor(Queue queue) {
        int all = limit();
        return underWay < (queue.addsRisk ? all - all / PART_WITHOUT_RISK : all);
    }

    private boolean awaits(Waiting own, Queue queue, Duration atMost) {
        long nanos = Math.min(patience.toNanos(), atMost.toNanos());
        try {
            return own.outcome().get(nanos, NANOSECONDS);
        } catch (TimeoutException _) {
            return !givesUp(own, queue);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return !givesUp(own, queue);
        } catch (ExecutionException e) {
            throw new IllegalStateException("an outcome is never an exception", e);
        }
    }

    /// False if it was admitted in the last moment.
    private boolean givesUp(Waiting own, Queue queue) {
        return locked(now -> {
            boolean _ = queue.waiting.remove(own);
            return own.outcome().complete(false) || !own.outcome().join();
        });
    }

    /// Hands the place to whoever is next.
    void leave() {
        var _ =
                locked(now -> {
                    underWay--;
                    admitFrom(urgent, now);
                    admitFrom(risky, now);
                    return underWay;
                });
    }

    private void admitFrom(Queue queue, long now) {
        boolean lasts = queue.lasts(now);
        if (lasts) {
            queue.turnAwayWhoHasWaited(now);
        }
        while (!queue.waiting.isEmpty() && hasRoomFor(queue)) {
            if (queue.next(lasts).outcome().complete(true)) {
                underWay++;
            }
        }
    }

    private static void turnAway(Waiting waiting) {
        boolean _ = waiting.outcome().complete(false);
    }

    /// Learns from how long an attempt takes; one that is not answered in time has taken too long.
    AttemptResult measured(Supplier<AttemptResult> attempt) {
        long begun = nanoTime.getAsLong();
        AttemptResult result = attempt.get();
        switch (result) {
            case AttemptResult.Replied _, AttemptResult.Unreadable() -> learn(begun, false);
            case AttemptResult.Unknown() -> learn(begun, true);
            case AttemptResult.NotSent(), AttemptResult.TurnedAway() -> {}
        }
        return result;
    }

    private void learn(long begun, boolean isLost) {
        limit.onSample(begun, nanoTime.getAsLong() - begun, locked(_ -> underWay), isLost);
    }

    /// How many wait to be under way.
    int waiting() {
        return locked(_ -> urgent.waiting.size() + risky.waiting.size());
    }

    private <T> T locked(LongFunction<T> action) {
        lock.lock();
        try {
            return action.apply(nanoTime.getAsLong());
        } finally {
            lock.unlock();
        }
    }
}
