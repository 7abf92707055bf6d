package io.tickfold.readmodel.candle;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.tickfold.readmodel.database.Database;
import io.tickfold.readmodel.database.Outage;
import io.tickfold.readmodel.log.TradeLog;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps candles up to date, together with the other gateways of the same database: one writes, and
/// the others look whether the positions move. Should two write at once, one of them finds the
/// positions moved, has written nothing, and looks again.
public final class CandleProjector implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(CandleProjector.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final long BACK_OFF_MS = 500;

    /// A transaction costs what thousands of trades do: what comes meanwhile is written in the
    /// next.
    private static final long GATHER_MS = 200;

    private final Supplier<TradeLog> logs;
    private final Database database;
    private final Duration takeOver;
    private final CandlePositions positions;
    private final CandleProjection projection;
    private final AtomicLong refused = new AtomicLong();
    private final CountDownLatch stop = new CountDownLatch(1);
    private volatile boolean isFollowing;

    /// @param takeOver how long the positions may not move before this gateway writes
    public CandleProjector(Supplier<TradeLog> logs, Database database, Duration takeOver) {
        this.logs = logs;
        this.database = database;
        this.takeOver = takeOver;
        this.positions = new CandlePositions(database.sql());
        this.projection = new CandleProjection(database);
    }

    /// Whether Kafka and the database could be reached when they were last needed.
    public boolean isFollowing() {
        return isFollowing;
    }

    /// How many trades this gateway has left out, since they cannot be used.
    public long refused() {
        return refused.get();
    }

    public void stop() {
        stop.countDown();
    }

    /// Continues through outages. It can be run again after a failure.
    @Override
    public void run() {
        while (isWanted()) {
            try {
                follow();
            } catch (RuntimeException e) {
                boolean isNews = isFollowing;
                isFollowing = false;
                if (!(e instanceof KafkaException || Outage.is(e))) {
                    throw e;
                }
                if (isNews) {
                    log.warn("cannot make candles, trying again: {}", e.toString());
                }
                pause(BACK_OFF_MS);
            }
        }
    }

    private void follow() {
        try (TradeLog trades = logs.get()) {
            while (isWanted()) {
                watch(trades);
                write(trades);
            }
        }
    }

    /// Returns when nobody else has written for a while, or nobody else can.
    private void watch(TradeLog trades) {
        Map<Integer, Long> before = positions.of(trades.id());
        isFollowing = true;
        pause(takeOver.toMillis());
        Map<Integer, Long> now = positions.of(trades.id());
        while (isWanted() && !now.equals(before)) {
            before = now;
            pause(takeOver.toMillis());
            now = positions.of(trades.id());
        }
        if (database.endSilentHolders(CandlePositions.WRITER, takeOver) > 0) {
            log.warn("ended the transaction of a writer of candles that is stopped or gone");
        }
        trades.seek(now);
    }

    /// Returns when somebody else has written.
    private void write(TradeLog trades) {
        boolean alone = true;
        while (alone && isWanted()) {
            TradeLog.Part part = trades.read(POLL);
            if (!part.stretches().isEmpty()) {
                Optional<CandleCounts> counts = projection.project(trades.id(), part);
                alone = counts.isPresent();
                counts.ifPresent(each -> {
                    trades.done(part);
                    refused.addAndGet(each.refused());
                });
                pause(GATHER_MS);
            }
        }
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
