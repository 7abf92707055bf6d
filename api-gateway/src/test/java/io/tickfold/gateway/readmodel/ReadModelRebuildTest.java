package io.tickfold.gateway.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.event.TradeEvent;
import io.tickfold.embedded.EmbeddedKafka;
import io.tickfold.gateway.database.Database;
import io.tickfold.gateway.database.DatabaseSettings;
import io.tickfold.gateway.database.Databases;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A rebuild makes every row again, of as many events as `-Dtickfold.test.events` says.
class ReadModelRebuildTest {

    private static final int EVENTS = Integer.getInteger("tickfold.test.events", 5_000);
    private static final int IN_A_TRANSACTION = 100;
    private static final int ROWS_TO_COMPARE = 20_000;

    @ParameterizedTest
    @EnumSource
    void makesEveryRowAgain(DatabaseKind kind, @TempDir Path directory) throws Exception {
        DatabaseSettings settings = kind == DatabaseKind.H2 ? file(directory) : kind.settings();
        try (EmbeddedKafka kafka = EmbeddedKafka.start(directory.resolve("kafka"), 0);
                EventTopic topic = new EventTopic(kafka.bootstrapServers(), 4)) {
            fill(topic);
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
                    "rebuild on %s: %,d events in %.1f s, %,.0f a second%n",
                    kind, events, seconds, events / seconds);
            assertThat(events).isEqualTo(EVENTS);
            assertThat(last).hasValue(0);
            assertThat(rebuild.run()).as("a second time").isEqualTo(EVENTS);
            if (EVENTS <= ROWS_TO_COMPARE) {
                assertThat(rows(settings)).isEqualTo(ExpectedRows.of(topic.read()));
            }
        }
    }

    private static DatabaseSettings file(Path directory) {
        return new DatabaseSettings(directory.toString(), null, "", "", 4);
    }

    private static void fill(EventTopic topic) {
        RandomEvents events = new RandomEvents(42, Math.max(10, EVENTS / 100));
        List<TradeEvent> some = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            some.add(events.next());
            if (some.size() == IN_A_TRANSACTION || i == EVENTS - 1) {
                topic.append(some);
                some.clear();
            }
        }
    }

    private static List<String> rows(DatabaseSettings settings) {
        try (Database database = new Databases(settings).open("read_model")) {
            return ExpectedRows.stored(database.sql());
        }
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
