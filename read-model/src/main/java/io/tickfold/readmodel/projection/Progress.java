package io.tickfold.readmodel.projection;

import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;

/// How far this gateway knows `trade-events`, and how far the read model is, by partition.
///
/// All numbers are positions: the offset of the record that comes next.
public final class Progress {

    private static final long NOTHING = -1;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private long[] ends = {};
    private long[] seen = {};
    private long[] projected = {};
    private long[] stored = {};
    private int waiting;

    /// Sets what the log holds when the gateway begins; the read model counts as unknown until
    /// then.
    ///
    /// @param endsOfTheLog by partition
    public void begin(long[] endsOfTheLog) {
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
    public OptionalInt partitions() {
        lock.lock();
        try {
            return ends.length == 0 ? OptionalInt.empty() : OptionalInt.of(ends.length);
        } finally {
            lock.unlock();
        }
    }

    /// Notes that this gateway knows of a record, so that its clients may rely on it.
    public void seen(int partition, long offset) {
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

    /// Notes the position that the database says, which may be further back than before.
    public void stored(int partition, long next) {
        lock.lock();
        try {
            stored[partition] = next;
            projected(partition, next);
        } finally {
            lock.unlock();
        }
    }

    /// Notes that the read model is as good as there, since no event comes before.
    void projected(int partition, long next) {
        lock.lock();
        try {
            projected[partition] = next;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// The position when the database was last asked; what is read from now on is behind that only
    /// during a rebuild.
    public long storedUpTo(int partition) {
        lock.lock();
        try {
            return stored[partition];
        } finally {
            lock.unlock();
        }
    }

    /// The position that clients of this gateway may rely on.
    public long wanted(int partition) {
        lock.lock();
        try {
            return Math.max(ends[partition], seen[partition]);
        } finally {
            lock.unlock();
        }
    }

    /// Whether the read model holds all that the log held when the gateway began.
    public boolean isCaughtUp() {
        lock.lock();
        try {
            return ends.length > 0 && IntStream.range(0, ends.length).noneMatch(this::isCatchingUp);
        } finally {
            lock.unlock();
        }
    }

    /// Whether a partition lacks something that the log held when the gateway began.
    public boolean isCatchingUp(int partition) {
        lock.lock();
        try {
            return projected[partition] < ends[partition];
        } finally {
            lock.unlock();
        }
    }

    /// How many records this gateway knows of that the read model lacks.
    public long missing() {
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

    /// Whether somebody waits for the read model to advance.
    public boolean isAwaited() {
        lock.lock();
        try {
            return waiting > 0;
        } finally {
            lock.unlock();
        }
    }

    /// Waits until the read model is there, and says whether it is.
    public boolean await(int partition, long position, Duration patience) {
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
