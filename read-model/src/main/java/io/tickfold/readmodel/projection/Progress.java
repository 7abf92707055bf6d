package io.tickfold.readmodel.projection;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.tickfold.contract.value.AccountId;
import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// How far this gateway knows `trade-events`, and how far the read model is, by partition.
///
/// All numbers are positions: the offset of the record that comes next.
public final class Progress {

    private static final long NOTHING = -1;

    private long[] ends = {};
    private long[] seen = {};
    private SeenAccounts[] accounts = {};
    private long[] projected = {};
    private long[] stored = {};
    private long[] stillSince = {};
    private boolean followed = true;
    private boolean reachable = true;
    private int waiting;
    private int awaited;

    /// Sets what the log holds when the gateway begins; the read model counts as unknown until
    /// then.
    ///
    /// @param endsOfTheLog by partition
    public synchronized void begin(long[] endsOfTheLog) {
        int partitions = endsOfTheLog.length;
        int known = seen.length;
        ends = endsOfTheLog.clone();
        know(Math.max(known, partitions));
        projected = new long[partitions];
        stored = new long[partitions];
        stillSince = new long[partitions];
        Arrays.fill(projected, NOTHING);
        Arrays.fill(stillSince, System.nanoTime());
        followed = true;
        reachable = true;
    }

    /// Notes that nobody keeps these numbers up to date until the next beginning; who waits for
    /// them to move waits no longer.
    ///
    /// @param databaseIsAway whether it is pointless to ask the database instead
    public synchronized void abandon(boolean databaseIsAway) {
        followed = false;
        reachable = !databaseIsAway;
        notifyAll();
    }

    /// Whether the database could be reached when it was last tried.
    public synchronized boolean isReachable() {
        return reachable;
    }

    /// Whether these numbers are kept up to date.
    public synchronized boolean isFollowed() {
        return followed;
    }

    /// How many partitions the log has, once that is known.
    public synchronized OptionalInt partitions() {
        return ends.length == 0 ? OptionalInt.empty() : OptionalInt.of(ends.length);
    }

    private void know(int partitions) {
        int known = seen.length;
        seen = Arrays.copyOf(seen, partitions);
        accounts = Arrays.copyOf(accounts, partitions);
        Arrays.setAll(accounts, i -> i < known ? accounts[i] : new SeenAccounts());
    }

    /// Notes that this gateway knows of a record of the account, so that its clients may rely on
    /// it.
    public synchronized void seen(int partition, long offset, String account) {
        see(partition, offset);
        accounts[partition].seen(account, offset + 1);
    }

    /// Notes that this gateway knows of a record that may concern everybody.
    public synchronized void seen(int partition, long offset) {
        see(partition, offset);
        accounts[partition].seen(offset + 1);
    }

    private void see(int partition, long offset) {
        if (partition >= seen.length) {
            know(partition + 1);
        }
        boolean lackedNothing = partition < projected.length && !isLacking(partition);
        seen[partition] = Math.max(seen[partition], offset + 1);
        if (lackedNothing) {
            stillSince[partition] = System.nanoTime();
        }
        if (waiting > 0) {
            notifyAll();
        }
    }

    private boolean isLacking(int partition) {
        return projected[partition] < wanted(partition);
    }

    /// Notes the position that the database says, which may be further back than before.
    public synchronized void stored(int partition, long next) {
        stored[partition] = Math.max(stored[partition], next);
        accounts[partition].stored(next);
        projected(partition, next);
    }

    /// Notes that the read model is as good as there, since no event comes before.
    synchronized void projected(int partition, long next) {
        if (projected[partition] != next) {
            stillSince[partition] = System.nanoTime();
        }
        projected[partition] = next;
        notifyAll();
    }

    /// The furthest position that the database has ever said, which clients may have seen; what is
    /// read from now on is behind that only during a rebuild.
    public synchronized long storedUpTo(int partition) {
        return stored[partition];
    }

    /// The position up to which clients of this gateway may know of the account.
    public synchronized long wanted(int partition, AccountId account) {
        return Math.max(ends[partition], accounts[partition].wanted(account.value()));
    }

    /// The position that clients of this gateway may rely on.
    public synchronized long wanted(int partition) {
        return Math.max(ends[partition], seen[partition]);
    }

    /// Whether the read model holds all that the log held when the gateway began.
    public synchronized boolean isCaughtUp() {
        return ends.length > 0 && IntStream.range(0, ends.length).noneMatch(this::isCatchingUp);
    }

    /// Whether a partition lacks something that the log held when the gateway began.
    public synchronized boolean isCatchingUp(int partition) {
        return projected[partition] < ends[partition];
    }

    /// How many records this gateway knows of that the read model lacks.
    public synchronized long missing() {
        long missing = 0;
        for (int i = 0; i < projected.length; i++) {
            missing += Math.max(0, wanted(i) - Math.max(0, projected[i]));
        }
        return missing;
    }

    /// How long a partition of the read model has not moved although it lacks something; zero if
    /// none does.
    public synchronized Duration stillFor() {
        long now = System.nanoTime();
        long nanos =
                IntStream.range(0, projected.length)
                        .filter(this::isLacking)
                        .mapToLong(partition -> now - stillSince[partition])
                        .max()
                        .orElse(0);
        return Duration.ofNanos(nanos);
    }

    /// Whether somebody waits for the read model to reach what this gateway knows to exist; what
    /// else a client waits for must be seen first.
    public synchronized boolean isAwaited() {
        return awaited > 0;
    }

    /// Returns once somebody waits, or when this time is over.
    synchronized void awaitReader(long nanos) throws InterruptedException {
        long end = System.nanoTime() + nanos;
        long left = nanos;
        while (awaited == 0 && left > 0) {
            NANOSECONDS.timedWait(this, left);
            left = end - System.nanoTime();
        }
    }

    /// Waits until the read model is there, and says whether it is; it does not wait for what
    /// nobody follows.
    public synchronized boolean await(int partition, long position, Duration patience) {
        waiting++;
        try {
            return awaitKnown(partition, position, System.nanoTime() + patience.toNanos());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            waiting--;
        }
    }

    private boolean awaitKnown(int partition, long position, long deadline)
            throws InterruptedException {
        boolean known = false;
        try {
            long left = deadline - System.nanoTime();
            while (followed && projected[partition] < position && left > 0) {
                if (!known && position <= wanted(partition)) {
                    known = true;
                    awaited++;
                    notifyAll();
                }
                NANOSECONDS.timedWait(this, left);
                left = deadline - System.nanoTime();
            }
            return followed && projected[partition] >= position;
        } finally {
            awaited -= known ? 1 : 0;
        }
    }
}
