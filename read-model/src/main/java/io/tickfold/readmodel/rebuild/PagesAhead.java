package io.tickfold.readmodel.rebuild;

import io.tickfold.readmodel.log.EventLog;
import io.tickfold.readmodel.log.ForeignRecord;
import io.tickfold.readmodel.log.LoggedEvent;
import io.tickfold.readmodel.log.Page;
import io.tickfold.readmodel.log.Page.Stretch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Reads the next page of a log while the last one is being processed.
final class PagesAhead implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);

    private final EventLog log;
    private final Sizes sizes;
    private final ExecutorService reader = Executors.newSingleThreadExecutor();
    private Future<Page> ahead;

    /// How many characters of events are read before something else happens.
    ///
    /// @param page of which two are held at a time, as objects that take several times as much
    /// @param transaction of which the orders and accounts that change are held
    record Sizes(long page, long transaction) {

        private static final long LONGEST_PAGE = 5_000_000;
        private static final long LONGEST_TRANSACTION = 100_000_000;

        /// As the heap allows. What happens to an order within a transaction is written once; one
        /// twice as long saved nothing more.
        static Sizes ofTheHeap() {
            long heap = Runtime.getRuntime().maxMemory();
            return new Sizes(
                    Math.min(LONGEST_PAGE, heap / 100), Math.min(LONGEST_TRANSACTION, heap / 20));
        }
    }

    /// Begins at the positions.
    PagesAhead(EventLog log, Sizes sizes, Map<Integer, Long> positions) {
        this.log = log;
        this.sizes = sizes;
        log.seek(positions);
        this.ahead = reader.submit(this::read);
    }

    private Page read() {
        Map<Integer, Stretch> stretches = new TreeMap<>();
        List<LoggedEvent> events = new ArrayList<>();
        List<ForeignRecord> foreign = new ArrayList<>();
        long characters = 0;
        Page page;
        do {
            page = log.read(POLL);
            log.done(page);
            page.stretches().forEach((p, stretch) -> stretches.merge(p, stretch, Stretch::to));
            events.addAll(page.events());
            foreign.addAll(page.foreign());
            characters += page.characters();
        } while (!page.isEmpty() && characters < sizes.page());
        return new Page(stretches, events, foreign);
    }

    /// The next page, which may be empty.
    ///
    /// @throws IllegalStateException if it cannot be read
    private Page next() {
        Page page = await();
        ahead = reader.submit(this::read);
        return page;
    }

    /// The pages of one transaction: as many as there may be, or as there are.
    Iterator<Page> ofATransaction() {
        return new Transaction();
    }

    private final class Transaction implements Iterator<Page> {

        private long characters;
        private boolean more = true;

        /// A page is short only where the log ends.
        @Override
        public boolean hasNext() {
            return more;
        }

        @Override
        public Page next() {
            if (!more) {
                throw new NoSuchElementException();
            }
            Page page = PagesAhead.this.next();
            characters += page.characters();
            more = page.characters() >= sizes.page() && characters < sizes.transaction();
            return page;
        }
    }

    /// Continues at other positions.
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
