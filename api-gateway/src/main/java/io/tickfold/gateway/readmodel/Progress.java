package io.tickfold.gateway.readmodel;

import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;

/// How far this gateway knows `trade-events`, and how far the rows are, by partition.
///
/// All figures are positions: the offset of the record that comes next.
final class Progress {

    private static final long NOTHING = -1;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private long[] ends = {};
    private long[] seen = {};
    private long[] projected = {};
    private long[] stored = {};
    private int waiting;

    /// Sets what the log holds when the gateway begins; the rows count as unknown until then.
    ///
    /// @param endsOfTheLog by partition
    void begin(long[] endsOfTheLog) {
        lock.lock();
        try {
            int partitions = endsOfTheLog.length;
            int known = seen.length;
            ends = endsOfTheLog.clone();
            seen = Arrays.copyOf(seen, Math.max(known, partitions));
            projected = new long[partitions];
            stored = new long[partitions];
            Arrays.fill(projected, NOTHING);
        } finally {
            lock.unlock();
        }
    }

    /// How many partitions the log has, once that is known.
    OptionalInt partitions() {
        lock.lock();
        try {
            return ends.length == 0 ? OptionalInt.empty() : OptionalInt.of(ends.length);
        } finally {
            lock.unlock();
        }
    }

    /// Notes that this gateway knows of a record, so that its clients may rely on it.
    void seen(int partition, long offset) {
        lock.lock();
        try {
            if (partition >= seen.length) {
                seen = Arrays.copyOf(seen, partition + 1);
            }
            seen[partition] = Math.max(seen[partition], offset + 1);
        } finally {
            lock.unlock();
        }
    }

    /// Notes what the database says of where the rows are, which may be further back than before.
    void stored(int partition, long next) {
        lock.lock();
        try {
            stored[partition] = next;
            projected(partition, next);
        } finally {
            lock.unlock();
        }
    }

    /// Notes that the rows are as good as there, since no event comes before.
    void projected(int partition, long next) {
        lock.lock();
        try {
            projected[partition] = next;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Where the rows were when the database was last asked; what is read from now on is behind
    /// that only if they are being made anew.
    long storedUpTo(int partition) {
        lock.lock();
        try {
            return stored[partition];
        } finally {
            lock.unlock();
        }
    }

    /// Where the rows have to be for clients of this gateway.
    long wanted(int partition) {
        lock.lock();
        try {
            return Math.max(ends[partition], seen[partition]);
        } finally {
            lock.unlock();
        }
    }

    /// Whether the rows hold all that the log held when the gateway began.
    boolean isCaughtUp() {
        lock.lock();
        try {
            return ends.length > 0 && IntStream.range(0, ends.length).noneMatch(this::isCatchingUp);
        } finally {
            lock.unlock();
        }
    }

    /// Whether the rows of a partition lack something that the log held when the gateway began.
    boolean isCatchingUp(int partition) {
        lock.lock();
        try {
            return projected[partition] < ends[partition];
        } finally {
            lock.unlock();
        }
    }

    /// How many records this gateway knows of that the rows lack.
    long missing() {
        lock.lock();
        try {
            long missing = 0;
            for (int i = 0; i < projected.length; i++) {
                missing += Math.max(0, Math.max(ends[i], seen[i]) - Math.max(0, projected[i]));
            }
            return missing;
        } finally {
            lock.unlock();
        }
    }

    /// Whether somebody waits for the rows to get further.
    boolean isAwaited() {
        lock.lock();
        try {
            return waiting > 0;
        } finally {
            lock.unlock();
        }
    }

    /// Waits until the rows are there, and says whether they are.
    boolean await(int partition, long position, Duration patience) {
        lock.lock();
        waiting++;
        try {
            long left = patience.toNanos();
            while (projected[partition] < position && left > 0) {
                left = moved.awaitNanos(left);
            }
            return projected[partition] >= position;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            waiting--;
            lock.unlock();
        }
    }
}
