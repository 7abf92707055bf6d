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
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// The commands of one partition that are under way, and those that wait to be.
///
/// **How many are under way** follows from how long they take. While that is longer than it should
/// be, on average, the limit falls by a tenth at intervals of up to a second; otherwise it grows by
/// one, as long as half of it is used.
///
/// **How long others wait** follows from whether the queue is a burst, which is soon worked off, or
/// stands, as the controlled delay of CoDel has it: once it has not been empty for half a second,
/// whoever has waited for 50 ms is turned away, and the newest is next.
final class Lane {

    /// In all partitions together: enough to be decided together, and few enough to wait for.
    static final int FIRST_LIMIT = 400;

    /// What even a slow engine must take at once, in all partitions together.
    static final int LEAST_LIMIT = 200;

    static final Duration PATIENCE = Duration.ofSeconds(1);
    static final Duration LITTLE_PATIENCE = Duration.ofMillis(50);
    static final Duration BURST = Duration.ofMillis(500);

    private static final double BACK_OFF = 0.9;
    private static final Duration LEAST_WINDOW = Duration.ofMillis(100);
    private static final Duration MOST_WINDOW = Duration.ofSeconds(1);
    private static final int PART_WITHOUT_RISK = 4;

    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Waiting> urgent = new ArrayDeque<>();
    private final Deque<Waiting> risky = new ArrayDeque<>();
    private final int mostWaiting;
    private final LongSupplier nanoTime;
    private final Limit limit;
    private int underWay;
    private long lastEmpty;

    /// One that is admitted with true, or turned away.
    private record Waiting(long since, CompletableFuture<Boolean> outcome) {}

    /// @param target how long commands should wait for their reply on average, at most; zero if
    ///   that does not matter
    /// @param most how many may be under way, and as many again wait to be
    Lane(Duration target, int most, int partitions, LongSupplier nanoTime) {
        this.mostWaiting = most;
        this.nanoTime = nanoTime;
        this.limit = target.isZero() ? FixedLimit.of(most) : adaptive(target, most, partitions);
    }

    private static Limit adaptive(Duration target, int most, int partitions) {
        return WindowedLimit.newBuilder()
                .minWindowTime(LEAST_WINDOW.toMillis(), MILLISECONDS)
                .maxWindowTime(MOST_WINDOW.toMillis(), MILLISECONDS)
                .build(
                        AIMDLimit.newBuilder()
                                .initialLimit(Math.min(most, share(FIRST_LIMIT, partitions)))
                                .minLimit(Math.min(most, share(LEAST_LIMIT, partitions)))
                                .maxLimit(most)
                                .backoffRatio(BACK_OFF)
                                .timeout(target.toNanos(), NANOSECONDS)
                                .build());
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
        Deque<Waiting> queue = addsRisk ? risky : urgent;
        return queued(queue).map(own -> awaits(own, queue, atMost)).orElse(true);
    }

    /// How many wait of which most will be turned away.
    int inVain(boolean addsRisk) {
        lock.lock();
        try {
            return stands(nanoTime.getAsLong()) ? (addsRisk ? risky : urgent).size() : 0;
        } finally {
            lock.unlock();
        }
    }

    /// Whether the queue is no burst.
    private boolean stands(long now) {
        return now - lastEmpty > BURST.toNanos();
    }

    /// Empty if it may be sent at once.
    private Optional<Waiting> queued(Deque<Waiting> queue) {
        lock.lock();
        try {
            long now = nanoTime.getAsLong();
            noteIfEmpty(now);
            if (urgent.isEmpty() && queue.isEmpty() && hasRoomFor(queue)) {
                underWay++;
                return Optional.empty();
            }
            Waiting own = new Waiting(now, new CompletableFuture<>());
            if (urgent.size() + risky.size() < mostWaiting) {
                queue.addLast(own);
            } else {
                turnAway(own);
            }
            return Optional.of(own);
        } finally {
            lock.unlock();
        }
    }

    private boolean hasRoomFor(Deque<Waiting> queue) {
        int all = limit();
        return underWay < (queue.equals(risky) ? all - all / PART_WITHOUT_RISK : all);
    }

    private void noteIfEmpty(long now) {
        if (urgent.isEmpty() && risky.isEmpty()) {
            lastEmpty = now;
        }
    }

    private boolean awaits(Waiting own, Deque<Waiting> queue, Duration atMost) {
        long patience = Math.min(PATIENCE.toNanos(), atMost.toNanos());
        try {
            return own.outcome().get(patience, NANOSECONDS);
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
    private boolean givesUp(Waiting own, Deque<Waiting> queue) {
        lock.lock();
        try {
            boolean _ = queue.remove(own);
            noteIfEmpty(nanoTime.getAsLong());
            return own.outcome().complete(false) || !own.outcome().join();
        } finally {
            lock.unlock();
        }
    }

    /// Hands the place to whoever is next.
    void leave() {
        lock.lock();
        try {
            underWay--;
            long now = nanoTime.getAsLong();
            boolean stands = stands(now);
            if (stands) {
                turnAwayWhoHasWaited(urgent, now);
                turnAwayWhoHasWaited(risky, now);
            }
            admitFrom(urgent, stands);
            admitFrom(risky, stands);
            noteIfEmpty(now);
        } finally {
            lock.unlock();
        }
    }

    private static void turnAwayWhoHasWaited(Deque<Waiting> queue, long now) {
        while (!queue.isEmpty() && now - queue.getFirst().since() > LITTLE_PATIENCE.toNanos()) {
            turnAway(queue.removeFirst());
        }
    }

    private static void turnAway(Waiting waiting) {
        boolean _ = waiting.outcome().complete(false);
    }

    private void admitFrom(Deque<Waiting> queue, boolean newestFirst) {
        while (!queue.isEmpty() && hasRoomFor(queue)) {
            Waiting next = newestFirst ? queue.removeLast() : queue.removeFirst();
            if (next.outcome().complete(true)) {
                underWay++;
            }
        }
    }

    /// Learns from how long an attempt takes, if the engine replied.
    AttemptResult measured(Supplier<AttemptResult> attempt) {
        long begun = nanoTime.getAsLong();
        AttemptResult result = attempt.get();
        if (result instanceof AttemptResult.Replied) {
            limit.onSample(begun, nanoTime.getAsLong() - begun, underWay(), false);
        }
        return result;
    }

    /// How many wait to be under way.
    int waiting() {
        lock.lock();
        try {
            return urgent.size() + risky.size();
        } finally {
            lock.unlock();
        }
    }

    private int underWay() {
        lock.lock();
        try {
            return underWay;
        } finally {
            lock.unlock();
        }
    }
}
