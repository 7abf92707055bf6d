package io.tickfold.feed.source;

import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.SourceName;
import io.tickfold.contract.value.Symbol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The trades of a file, played once, at the pace at which they were made or faster. After the last
/// one there are no prices any more. Where it is started again, it continues.
public final class RecordedPrices implements PriceSource {

    private static final Logger log = LoggerFactory.getLogger(RecordedPrices.class);

    /// So many trades in a row leave the feed's thread time for other things.
    private static final int AT_ONCE = 500;

    /// Until what is not sent yet is looked at again.
    private static final long WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    private static final long LONG_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final Path path;
    private final Pace pace;
    private final TradeFile file;
    private Optional<Trade> next;
    private Optional<Play> play = Optional.empty();
    private long played;

    /// @throws IllegalArgumentException if there is no file of trades
    public RecordedPrices(Path path, Pace pace) {
        this.path = path;
        this.pace = pace;
        try {
            if (!Files.isRegularFile(path)) {
                throw new NoSuchFileException(path.toString());
            }
            file = TradeFile.open(path);
            next = file.next();
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("there is no file of trades at '" + path + "'", e);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "there are no trades in " + path + ": " + e.getMessage(), e);
        }
        if (next.isEmpty()) {
            throw new IllegalArgumentException("there are no trades in " + path);
        }
    }

    @Override
    public String name() {
        return "recorded";
    }

    @Override
    public SourceName numberedBy() {
        return file.numberedBy();
    }

    @Override
    public void start(
            ScheduledExecutorService feedThread, Map<Symbol, Price> lastPrices, Listener onData) {
        play = Optional.of(new Play(feedThread, onData, next));
    }

    /// Leaves the file open, to continue in it.
    @Override
    public void close() {
        play.ifPresent(Play::end);
        play = Optional.empty();
    }

    /// From a start to the next stop, on the feed's thread.
    private final class Play {

        private final ScheduledExecutorService thread;
        private final Listener onData;
        private final Optional<Trade> first;
        private final long began = System.nanoTime();
        private Future<?> further;
        private volatile boolean hasEnded;

        Play(ScheduledExecutorService thread, Listener onData, Optional<Trade> first) {
            this.thread = thread;
            this.onData = onData;
            this.first = first;
            this.further = thread.submit(this::play);
        }

        private void play() {
            if (onData.isBehind()) {
                after(WAIT_NANOS);
                return;
            }
            try {
                for (int i = 0; i < AT_ONCE && next.isPresent() && !hasEnded; i++) {
                    long wait = waitFor(next.get());
                    if (wait > 0) {
                        after(wait);
                        return;
                    }
                    onData.accept(next.get());
                    played++;
                    next = file.next();
                }
                if (next.isPresent()) {
                    after(0);
                } else if (!hasEnded) {
                    log.warn(
                            "{} has ended after {} trades, and {} lines that were none:"
                                    + " there are no prices any more",
                            path,
                            played,
                            file.unreadable());
                }
            } catch (IOException e) {
                next = Optional.empty();
                log.error("{} breaks off after {} trades: {}", path, played, e.getMessage());
            }
        }

        private long waitFor(Trade trade) {
            Duration recorded = Duration.between(first.orElse(trade).time(), trade.time());
            return began + pace.due(recorded).toNanos() - System.nanoTime();
        }

        private void after(long nanos) {
            if (hasEnded) {
                return;
            }
            if (nanos > LONG_NANOS) {
                log.info(
                        "the next trade of {} is in {} min",
                        path,
                        TimeUnit.NANOSECONDS.toMinutes(nanos));
            }
            further = thread.schedule(this::play, nanos, TimeUnit.NANOSECONDS);
        }

        void end() {
            hasEnded = true;
            further.cancel(false);
        }
    }
}
