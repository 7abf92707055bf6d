package io.tickfold.readmodel.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.embedded.EmbeddedKafka;
import io.tickfold.readmodel.DatabaseKind;
import io.tickfold.readmodel.EventTopic;
import io.tickfold.readmodel.ExpectedTables;
import io.tickfold.readmodel.RandomEvents;
import io.tickfold.readmodel.database.DatabaseSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A rebuild projects every event, of which there are as many as `-Dtickfold.test.events` says.
class ReadModelRebuildTest {

    private static final int EVENTS = Integer.getInteger("tickfold.test.events", 5_000);
    private static final int ROWS_TO_COMPARE = 20_000;

    @ParameterizedTest
    @EnumSource
    void projectsEveryEventAgain(DatabaseKind kind, @TempDir Path directory) throws Exception {
        DatabaseSettings settings = kind == DatabaseKind.H2 ? file(directory) : kind.settings();
        try (EmbeddedKafka kafka = EmbeddedKafka.start(directory.resolve("kafka"), 0);
                EventTopic topic = new EventTopic(kafka.bootstrapServers(), 4)) {
            RandomEvents source = new RandomEvents(42, Math.max(10, EVENTS / 100));
            topic.fillMixed(source, EVENTS, new Random(42));
            AtomicLong last = new AtomicLong();
            ReadModelRebuild rebuild =
                    new ReadModelRebuild(
                            settings,
                            kafka.bootstrapServers(),
                            (done, total) -> last.set(total - done));

            long begun = System.nanoTime();
            long events = rebuild.run();
            double seconds = (System.nanoTime() - begun) / 1e9;

            System.out.printf(
                    Locale.ROOT,
                    "rebuild on %s: %,d events in %.1f s, %,.0f a second%n",
                    kind,
                    events,
                    seconds,
                    events / seconds);
            assertThat(events).isEqualTo(EVENTS);
            assertThat(last).hasValue(0);
            assertThat(rebuild.foreign().count()).isPositive().isEqualTo(topic.foreign());
            assertThat(rebuild.run()).as("a second time").isEqualTo(EVENTS);
            if (EVENTS <= ROWS_TO_COMPARE) {
                List<String> expected = ExpectedTables.of(topic.read());
                assertThat(ExpectedTables.stored(settings)).isEqualTo(expected);
                assertThat(inSmallSteps(settings, kafka))
                        .as("transactions, each of several pages but the last")
                        .isBetween(3, EVENTS / SmallSteps.EVENTS_OF_A_PAGE / 2);
                assertThat(ExpectedTables.stored(settings)).isEqualTo(expected);
            }
        }
    }

    private static DatabaseSettings file(Path directory) {
        return new DatabaseSettings(directory.toString(), null, "", "", 4);
    }

    /// @return how many transactions it took
    private static int inSmallSteps(DatabaseSettings settings, EmbeddedKafka kafka) {
        AtomicInteger transactions = new AtomicInteger();
        long events =
                SmallSteps.rebuild(
                                settings,
                                kafka.bootstrapServers(),
                                () -> {},
                                (_, _) -> transactions.incrementAndGet())
                        .run();
        assertThat(events).isEqualTo(EVENTS);
        return transactions.get();
    }

    @Test
    void needsNoEvents(@TempDir Path directory) throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(directory.resolve("kafka"), 0);
                EventTopic _ = new EventTopic(kafka.bootstrapServers(), 4)) {
            ReadModelRebuild rebuild =
                    new ReadModelRebuild(file(directory), kafka.bootstrapServers(), (_, _) -> {});

            assertThat(rebuild.run()).isZero();
        }
    }
}
