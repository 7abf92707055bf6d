package io.tickfold.readmodel.projection;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.tickfold.readmodel.database.Database;
import io.tickfold.readmodel.database.Outage;
import io.tickfold.readmodel.log.EventLog;
import io.tickfold.readmodel.log.Page;
import io.tickfold.readmodel.schema.Positions;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the read model up to date, together with the other gateways of the same database.
///
/// One of them leads and writes. The others watch the positions; when these do not advance although
/// there is something to write, whoever notices takes over. Should two write at once, one of them
/// finds the positions held or moved, has written nothing, and watches again. Nobody waits for a
/// writer that is stopped or gone: its transaction is ended by whoever takes over.
public final class Projector implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(Projector.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final long LOOK_NANOS = Duration.ofSeconds(1).toNanos();
    private static final long MARKERS_NANOS = Duration.ofMillis(100).toNanos();
    private static final long GATHER_NANOS = Duration.ofMillis(25).toNanos();
    private static final long BACK_OFF_MS = 500;

    private final Supplier<EventLog> logs;
    private final Database database;
    private final Claim claim;
    private final Positions positions;
    private final ForeignRecords foreign = new ForeignRecords();
    private final Projection projection;
    private final Progress progress;
    private final Duration takeOver;
    private final CountDownLatch stop = new CountDownLatch(1);
    private volatile State state = State.STARTING;
    private long wroteAt;

    /// What a gateway does for the read model, or why it does nothing; a cause stays until it works
    /// again.
    public enum State {
        STARTING,
        /// Another gateway writes, or there is nothing to write.
        WATCHING,
        WRITING,
        /// Kafka cannot be reached.
        LOG_AWAY,
        /// The database cannot be reached.
        DATABASE_AWAY,
        /// The read model belongs to another log.
        OTHER_LOG,
        /// A fault of our own, or of the virtual machine, which the log names.
        FAULT;

        static State of(Throwable failure) {
            return switch (failure) {
                case KafkaException _ -> LOG_AWAY;
                case RuntimeException e when Outage.is(e) -> DATABASE_AWAY;
                case MismatchedLogException _ -> OTHER_LOG;
                default -> FAULT;
            };
        }

        private boolean isOutage() {
            return this == LOG_AWAY || this == DATABASE_AWAY;
        }
    }

    /// @param takeOver how long the positions may not advance before this gateway writes
    public Projector(
            Supplier<EventLog> logs, Database database, Progress progress, Duration takeOver) {
        this.logs = logs;
        this.database = database;
        this.claim = new Claim(database);
        this.positions = new Positions(database.sql());
        this.projection = new Projection(database, foreign);
        this.progress = progress;
        this.takeOver = takeOver;
    }

    public State state() {
        return state;
    }

    /// The records that this gateway has skipped.
    public ForeignRecords foreign() {
        return foreign;
    }

    public void stop() {
        stop.countDown();
    }

    /// Continues through outages; ends at a failure that its own waiting does not mend. It can be
    /// run again.
    @Override
    public void run() {
        try {
            while (isWanted()) {
                followThroughOutages();
            }
        } catch (MismatchedLogException e) {
            if (interrupted(State.of(e), e)) {
                log.error("the read model is not updated: {}", e.getMessage(), e);
            }
        } catch (Throwable e) {
            boolean _ = interrupted(State.FAULT, e);
            throw e;
        }
    }

    private void followThroughOutages() {
        try {
            follow();
        } catch (RuntimeException e) {
            if (!State.of(e).isOutage()) {
                throw e;
            }
            if (interrupted(State.of(e), e)) {
                log.warn("cannot project, trying again: {}", e.toString());
            }
            pause(BACK_OFF_MS);
        }
    }

    /// Lets whoever reads know at once that nobody follows the log.
    ///
    /// @return whether that is news
    private boolean interrupted(State cause, Throwable failure) {
        progress.abandon(Outage.isWithoutConnection(failure));
        boolean isNews = state != cause;
        state = cause;
        return isNews;
    }

    private void follow() {
        try (EventLog events = logs.get()) {
            claim.lay(events);
            progress.begin(events.ends());
            while (isWanted()) {
                watch(events);
                write(events);
            }
        }
    }

    /// Returns when it is time to take over.
    private void watch(EventLog events) {
        state = State.WATCHING;
        Pace pace = new Pace();
        Map<Integer, Long> last = Map.of();
        long movedAt = System.nanoTime();
        while (isWanted()) {
            Map<Integer, Long> now = positions.all();
            now.forEach(progress::stored);
            boolean moved = !now.equals(last);
            last = now;
            if (moved) {
                movedAt = System.nanoTime();
            } else if (isDue(movedAt)) {
                events.seek(now);
                return;
            }
            pause(pace.after(moved, progress.isAwaited()));
        }
    }

    private boolean isDue(long movedAt) {
        return progress.missing() > 0 && isPast(movedAt, takeOver.toNanos()) && isFree();
    }

    /// Whether nobody is about to write; ends the transaction of a writer that is stopped or gone.
    private boolean isFree() {
        boolean isFree = projection.isFree();
        if (!isFree && database.endSilentHolders(Positions.TABLE, takeOver) > 0) {
            log.warn("ended the transaction of a gateway that is stopped or gone");
        }
        return isFree;
    }

    /// Returns when somebody else has written.
    private void write(EventLog events) {
        state = State.WRITING;
        wroteAt = System.nanoTime();
        boolean alone = true;
        long begun = wroteAt - GATHER_NANOS;
        while (alone && isWanted()) {
            gather(begun);
            begun = System.nanoTime();
            Page page = events.read(POLL);
            alone = page.isEmpty() ? idle(events, page) : project(events, page);
        }
    }

    /// A transaction costs what many events do: unless somebody waits, those of some milliseconds
    /// are written in one.
    private void gather(long begun) {
        try {
            progress.awaitReader(begun + GATHER_NANOS - System.nanoTime());
        } catch (InterruptedException _) {
            stop();
        }
    }

    private boolean project(EventLog events, Page page) {
        boolean alone = projection.project(page);
        if (alone) {
            wroteAt = System.nanoTime();
            events.done(page);
            page.stretches().forEach((p, stretch) -> progress.stored(p, stretch.to()));
        }
        return alone;
    }

    /// Without an event either the position alone has moved, or nothing has.
    private boolean idle(EventLog events, Page page) {
        return page.stretches().isEmpty() ? look(events) : pass(events, page);
    }

    /// The marker that ends a transaction moves the position too, without an event; that is written
    /// only once no event has come for a while.
    private boolean pass(EventLog events, Page page) {
        page.stretches().forEach((p, stretch) -> progress.projected(p, stretch.to()));
        return !isPast(wroteAt, MARKERS_NANOS) || project(events, page);
    }

    /// Looks now and then whether somebody else has written.
    private boolean look(EventLog events) {
        if (!isPast(wroteAt, LOOK_NANOS)) {
            return true;
        }
        wroteAt = System.nanoTime();
        return positions.all().equals(events.positions());
    }

    private static boolean isPast(long since, long nanos) {
        return System.nanoTime() - since > nanos;
    }

    private void pause(long millis) {
        try {
            boolean _ = stop.await(millis, MILLISECONDS);
        } catch (InterruptedException _) {
            stop();
        }
    }

    private boolean isWanted() {
        return stop.getCount() > 0;
    }
}
