package io.tickfold.readmodel.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tickfold.embedded.EmbeddedKafka;
import io.tickfold.readmodel.DatabaseKind;
import io.tickfold.readmodel.EventTopic;
import io.tickfold.readmodel.RandomEvents;
import io.tickfold.readmodel.database.Database;
import io.tickfold.readmodel.database.DatabaseSettings;
import io.tickfold.readmodel.database.Databases;
import io.tickfold.readmodel.log.EventLog;
import io.tickfold.readmodel.schema.Positions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A writer is stopped in the middle of its transaction, as by SIGSTOP or a pulled plug.
class StoppedWriterTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration TAKE_OVER = Duration.ofMillis(500);
    private static final Duration TOO_LONG = Duration.ofSeconds(4);
    private static final int EVENTS = 200;

    @TempDir Path directory;

    private final CountDownLatch goesOn = new CountDownLatch(1);

    @Test
    void anotherGatewayTakesOverFromAStoppedOne() throws Exception {
        DatabaseSettings settings = DatabaseKind.POSTGRESQL.settings();
        try (EmbeddedKafka kafka = EmbeddedKafka.start(directory, 0);
                EventTopic topic = new EventTopic(kafka.bootstrapServers(), 3);
                Database first = new Databases(settings).open("read_model");
                Database second = new Databases(settings).open("read_model");
                Following following = new Following(kafka.bootstrapServers(), second)) {
            await().atMost(PATIENCE).until(following.progress::isCaughtUp);
            CompletableFuture<Boolean> stopped = stopInTheMiddle(first);
            topic.fill(new RandomEvents(3, 30), EVENTS);

            long begun = System.nanoTime();
            following.seeTheEnd();
            await().atMost(PATIENCE).until(() -> following.progress.missing() == 0);
            Duration taken = Duration.ofNanos(System.nanoTime() - begun);

            System.out.printf(
                    Locale.ROOT, "StoppedWriterTest: took over after %d ms%n", taken.toMillis());
            assertThat(taken).isLessThan(TOO_LONG);
            assertThat(events(second)).isEqualTo(EVENTS);
            goesOn.countDown();
            assertThat(stopped).failsWithin(PATIENCE);
        }
    }

    /// Where the lock cannot be ended, it is at least not waited for, and nobody calls that well.
    @Test
    void aFollowerDoesNotWaitForALockAndKnowsThatNothingMoves() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(directory, 0);
                EventTopic topic = new EventTopic(kafka.bootstrapServers(), 3);
                Database database = new Databases(DatabaseKind.H2.settings()).open("read_model");
                Following following = new Following(kafka.bootstrapServers(), database)) {
            await().atMost(PATIENCE).until(following.progress::isCaughtUp);
            CompletableFuture<Boolean> stopped = stopInTheMiddle(database);
            topic.fill(new RandomEvents(3, 30), EVENTS);

            following.seeTheEnd();
            await().atMost(PATIENCE)
                    .until(() -> following.progress.stillFor().compareTo(TOO_LONG) > 0);

            assertThat(following.projector.state()).isEqualTo(Projector.State.WATCHING);
            goesOn.countDown();
            assertThat(stopped).succeedsWithin(PATIENCE);
            await().atMost(PATIENCE).until(() -> events(database) == EVENTS);
        }
    }

    /// Returns when the transaction holds the positions, before it ends.
    private CompletableFuture<Boolean> stopInTheMiddle(Database database) {
        CountDownLatch holds = new CountDownLatch(1);
        CompletableFuture<Boolean> stopped =
                new CompletableFuture<Boolean>()
                        .completeAsync(
                                () -> {
                                    boolean _ = holdUntilTold(database, holds);
                                    return true;
                                },
                                task -> Thread.ofPlatform().daemon().start(task));
        await().atMost(PATIENCE).until(() -> holds.getCount() == 0);
        return stopped;
    }

    private boolean holdUntilTold(Database database, CountDownLatch holds) {
        Boolean held =
                database.transactions()
                        .execute(_ -> {
                            while (!new Positions(database.sql()).hold()) {
                                Thread.onSpinWait();
                            }
                            holds.countDown();
                            waitUntilTold();
                            return true;
                        });
        return held != null && held;
    }

    private void waitUntilTold() {
        try {
            goesOn.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static long events(Database database) {
        return database.sql().sql("SELECT COUNT(*) FROM event").query(Long.class).single();
    }

    /// The projector of another gateway.
    private static final class Following implements AutoCloseable {

        private final String bootstrapServers;
        private final Progress progress = new Progress();
        private final Projector projector;
        private final Thread thread;

        Following(String bootstrapServers, Database database) {
            this.bootstrapServers = bootstrapServers;
            this.projector =
                    new Projector(
                            () -> EventLog.connect("following", bootstrapServers),
                            database,
                            progress,
                            TAKE_OVER);
            this.thread = Thread.ofPlatform().start(projector);
        }

        /// As its tail of the log would.
        void seeTheEnd() {
            try (EventLog log = EventLog.connect("end", bootstrapServers)) {
                long[] ends = log.ends();
                for (int partition = 0; partition < ends.length; partition++) {
                    progress.seen(partition, ends[partition] - 1);
                }
            }
        }

        @Override
        public void close() {
            projector.stop();
            await().atMost(PATIENCE).until(() -> !thread.isAlive());
        }
    }
}
