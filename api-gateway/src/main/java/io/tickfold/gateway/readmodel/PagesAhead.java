package io.tickfold.gateway.readmodel;

import io.tickfold.contract.wire.UnreadableMessageException;
import io.tickfold.gateway.readmodel.EventLog.Page;
import io.tickfold.gateway.readmodel.Projection.Stretch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Reads the next page of a log while the last one is being worked on.
final class PagesAhead implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);

    private final EventLog log;
    private final PageSizes sizes;
    private final ExecutorService reader = Executors.newSingleThreadExecutor();
    private Future<Page> ahead;

    /// Begins where the positions say.
    PagesAhead(EventLog log, PageSizes sizes, Map<Integer, Long> positions) {
        this.log = log;
        this.sizes = sizes;
        log.seek(positions);
        this.ahead = reader.submit(this::read);
    }

    private Page read() throws UnreadableMessageException {
        Map<Integer, Stretch> stretches = new TreeMap<>();
        List<LoggedEvent> events = new ArrayList<>();
        long characters = 0;
        Page page;
        do {
            page = log.read(POLL);
            log.done(page);
            page.stretches().forEach((p, stretch) -> stretches.merge(p, stretch, Stretch::to));
            events.addAll(page.events());
            characters += page.characters();
        } while (!page.events().isEmpty() && characters < sizes.page());
        return new Page(stretches, events);
    }

    /// The next page, which may be empty.
    ///
    /// @throws IllegalStateException if it cannot be read
    Page next() {
        Page page = await();
        ahead = reader.submit(this::read);
        return page;
    }

    /// Goes on at other positions.
    void seek(Map<Integer, Long> positions) {
        Page _ = await();
        log.seek(positions);
        ahead = reader.submit(this::read);
    }

    private Page await() {
        try {
            return ahead.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot read the log: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        reader.close();
    }
}
