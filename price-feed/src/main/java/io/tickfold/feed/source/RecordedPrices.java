package io.tickfold.feed.source;

import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Symbol;
import io.tickfold.feed.source.TradeFile.Recorded;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The trades of a file, played once, at the pace at which they were made or faster. After the last
/// one there are no prices any more. Where it is started again, it continues.
public final class RecordedPrices implements PriceSource {

    private static final Logger log = LoggerFactory.getLogger(RecordedPrices.class);

    /// So many trades in a row leave the feed's thread time for other things.
    private static final int AT_ONCE = 500;

    private final Path path;
    private final Pace pace;
    private Optional<Play> play = Optional.empty();
    private long played;

    /// @throws IllegalArgumentException if there is no such file
    public RecordedPrices(Path path, Pace pace) {
        if (!Files.isReadable(path) || Files.isDirectory(path)) {
            throw new IllegalArgumentException("there is no file of trades at " + path);
        }
        this.path = path;
        this.pace = pace;
    }

    @Override
    public void start(
            ScheduledExecutorService feedThread,
            Map<Symbol, Price> lastPrices,
            Consumer<Trade> onTrade) {
        try {
            play = Optional.of(new Play(feedThread, onTrade));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }

    @Override
    public void close() {
        play.ifPresent(Play::end);
        play = Optional.empty();
    }

    /// From a start to the next stop.
    private final class Play {

        private final ScheduledExecutorService thread;
        private final Consumer<Trade> onTrade;
        private final TradeFile file = TradeFile.open(path);
        private final long began = System.nanoTime();
        private final Future<?> begin;
        private Optional<Recorded> first = Optional.empty();
        private Optional<Recorded> next = Optional.empty();
        private volatile boolean hasEnded;

        Play(ScheduledExecutorService thread, Consumer<Trade> onTrade) throws IOException {
            this.thread = thread;
            this.onTrade = onTrade;
            this.begin = thread.submit(this::begin);
        }

        private void begin() {
            try {
                for (long i = 0; i < played; i++) {
                    file.next();
                }
                first = file.next();
                next = first;
                play();
            } catch (IOException e) {
                breakOff(e);
            }
        }

        private void play() throws IOException {
            for (int i = 0; i < AT_ONCE && next.isPresent() && !hasEnded; i++) {
                long wait = waitFor(next.get());
                if (wait > 0) {
                    after(wait);
                    return;
                }
                onTrade.accept(next.get().trade());
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
        }

        private long waitFor(Recorded trade) {
            Duration recorded = Duration.between(first.orElse(trade).time(), trade.time());
            return began + pace.due(recorded).toNanos() - System.nanoTime();
        }

        private void after(long nanos) {
            Future<?> _ =
                    thread.schedule(
                            () -> {
                                try {
                                    play();
                                } catch (IOException e) {
                                    breakOff(e);
                                }
                            },
                            nanos,
                            TimeUnit.NANOSECONDS);
        }

        private void breakOff(IOException reason) {
            if (!hasEnded) {
                log.error("{} breaks off after {} trades: {}", path, played, reason.toString());
            }
        }

        void end() {
            hasEnded = true;
            begin.cancel(false);
            try {
                file.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
