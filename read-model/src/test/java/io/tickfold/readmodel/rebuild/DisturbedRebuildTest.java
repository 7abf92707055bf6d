package io.tickfold.readmodel.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.embedded.EmbeddedKafka;
import io.tickfold.readmodel.DatabaseKind;
import io.tickfold.readmodel.EventTopic;
import io.tickfold.readmodel.ExpectedTables;
import io.tickfold.readmodel.RandomEvents;
import io.tickfold.readmodel.database.DatabaseSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every row is there once, although somebody else writes some of them during a rebuild.
class DisturbedRebuildTest {

    private static final int EVENTS = 5_000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void continuesWhereSomebodyElseHasWritten(@TempDir Path directory) throws Exception {
        DatabaseSettings settings = DatabaseKind.POSTGRESQL.settings();
        try (EmbeddedKafka kafka = EmbeddedKafka.start(directory.resolve("kafka"), 0);
                EventTopic topic = new EventTopic(kafka.bootstrapServers(), 4);
                OtherWriter other = new OtherWriter(settings, kafka.bootstrapServers())) {
            topic.fillMixed(new RandomEvents(42, 50), EVENTS, new Random(42));
            Disturbance disturbance = new Disturbance(other);
            ReadModelRebuild rebuild =
                    SmallSteps.rebuild(
                            settings,
                            kafka.bootstrapServers(),
                            disturbance::beforePoll,
                            (_, _) -> disturbance.betweenTransactions());

            assertThat(rebuild.run()).isEqualTo(EVENTS);

            assertThat(disturbance.between).succeedsWithin(PATIENCE).isEqualTo(true);
            assertThat(disturbance.within).succeedsWithin(PATIENCE).isEqualTo(false);
            assertThat(ExpectedTables.stored(settings)).isEqualTo(ExpectedTables.of(topic.read()));
        }
    }

    /// Tries to write in the middle of a transaction, and does so between two later ones.
    private static final class Disturbance {

        private final OtherWriter other;
        private final AtomicInteger transactions = new AtomicInteger();
        private final AtomicBoolean begun = new AtomicBoolean();
        private final CompletableFuture<Boolean> within = new CompletableFuture<>();
        private final CompletableFuture<Boolean> between = new CompletableFuture<>();

        Disturbance(OtherWriter other) {
            this.other = other;
        }

        /// A page is read while the transaction that projects the one before it runs.
        void beforePoll() {
            if (transactions.get() > 0 && !begun.getAndSet(true)) {
                var _ = other.writeInTheMiddle().thenAccept(within::complete);
            }
        }

        void betweenTransactions() {
            int _ = transactions.incrementAndGet();
            if (within.isDone() && !between.isDone()) {
                boolean _ = between.complete(other.write());
            }
        }
    }
}
