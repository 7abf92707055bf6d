package io.tickfold.gateway.readmodel;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.tickfold.contract.wire.UnreadableMessageException;
import io.tickfold.gateway.readmodel.EventLog.Page;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the rows up to date, together with the other gateways of the same database.
///
/// One of them writes. The others watch where the rows are; when these stand still although there
/// is something to write, whoever notices takes over. Should two write at once, one of them finds
/// the position moved, has written nothing, and watches again.
final class Projector implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(Projector.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final long LOOK_NANOS = Duration.ofSeconds(1).toNanos();
    private static final long MARKERS_NANOS = Duration.ofMillis(100).toNanos();
    private static final long WATCH_MS = 50;
    private static final long WATCH_CLOSELY_MS = 2;
    private static final long BACK_OFF_MS = 500;

    private final Supplier<EventLog> logs;
    private final Claim claim;
    private final Positions positions;
    private final Projection projection;
    private final Progress progress;
    private final long takeOverNanos;
    private final CountDownLatch stop = new CountDownLatch(1);
    private volatile ProjectorState state = ProjectorState.STARTING;
    private long wroteAt;

    /// @param takeOver how long the rows may stand still before this gateway writes
    Projector(
            Supplier<EventLog> logs,
            Claim claim,
            Positions positions,
            Projection projection,
            Progress progress,
            Duration takeOver) {
        this.logs = logs;
        this.claim = claim;
        this.positions = positions;
        this.projection = projection;
        this.progress = progress;
        this.takeOverNanos = takeOver.toNanos();
    }

    ProjectorState state() {
        return state;
    }

    void stop() {
        stop.countDown();
    }

    /// Goes on through outages; ends only at what no waiting mends.
    @Override
    public void run() {
        while (isWanted()) {
            try {
                follow();
            } catch (UnreadableMessageException | ForeignRowsException e) {
                log.error("the read model stands still: {}", e.getMessage(), e);
                state = ProjectorState.FAILED;
                return;
            } catch (RuntimeException e) {
                failed(e);
            }
        }
    }

    private void failed(RuntimeException e) {
        if (state != ProjectorState.FAILING) {
            log.warn("cannot project, trying on: {}", e.toString());
        }
        state = ProjectorState.FAILING;
        pause(BACK_OFF_MS);
    }

    private void follow() throws UnreadableMessageException {
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
        state = ProjectorState.WATCHING;
        Map<Integer, Long> last = Map.of();
        long movedAt = System.nanoTime();
        while (isWanted()) {
            Map<Integer, Long> now = positions.all();
            now.forEach(progress::stored);
            if (!now.equals(last)) {
                last = now;
                movedAt = System.nanoTime();
            } else if (progress.missing() > 0 && isPast(movedAt, takeOverNanos)) {
                events.seek(now);
                return;
            }
            pause(progress.isAwaited() ? WATCH_CLOSELY_MS : WATCH_MS);
        }
    }

    /// Returns when somebody else has written.
    private void write(EventLog events) throws UnreadableMessageException {
        state = ProjectorState.WRITING;
        wroteAt = System.nanoTime();
        boolean alone = true;
        while (alone && isWanted()) {
            Page page = events.read(POLL);
            alone = page.events().isEmpty() ? idle(events, page) : project(events, page);
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
