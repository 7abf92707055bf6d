package io.tickfold.readmodel.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tickfold.contract.event.TradeEvent;
import io.tickfold.embedded.EmbeddedKafka;
import io.tickfold.readmodel.DatabaseKind;
import io.tickfold.readmodel.EventTopic;
import io.tickfold.readmodel.ExpectedTables;
import io.tickfold.readmodel.ForeignSample;
import io.tickfold.readmodel.RandomEvents;
import io.tickfold.readmodel.database.Database;
import io.tickfold.readmodel.database.Databases;
import io.tickfold.readmodel.log.EventLog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A record that no engine wrote is named and counted, and the projector continues.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForeignRecordsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MANY = 20_000;

    private final Database database = new Databases(DatabaseKind.H2.settings()).open("read_model");
    private final Progress progress = new Progress();
    private final RandomEvents events = new RandomEvents(12, 20);
    private EmbeddedKafka kafka;
    private EventTopic topic;
    private Projector projector;
    private Thread thread;

    @BeforeAll
    void begin(@TempDir Path directory) throws Exception {
        kafka = EmbeddedKafka.start(directory, 0);
        topic = new EventTopic(kafka.bootstrapServers(), 3);
        topic.fill(events, 300);
        projector = new Projector(this::log, database, progress, Duration.ZERO);
        thread = Thread.ofPlatform().start(projector);
    }

    @AfterAll
    void end() throws Exception {
        projector.stop();
        thread.join();
        topic.close();
        kafka.close();
        database.close();
    }

    private EventLog log() {
        return EventLog.connect("projector", kafka.bootstrapServers());
    }

    private void awaitEnd() {
        try (EventLog log = log()) {
            long[] ends = log.ends();
            for (int i = 0; i < ends.length; i++) {
                progress.seen(i, ends[i] - 1);
            }
        }
        await().atMost(PATIENCE).until(() -> progress.isCaughtUp() && progress.missing() == 0);
    }

    private void assertRows() {
        assertThat(ExpectedTables.stored(database.sql()))
                .isEqualTo(ExpectedTables.of(topic.read()));
        assertThat(projector.state()).isIn(Projector.State.WATCHING, Projector.State.WRITING);
        assertThat(projector.foreign().count()).isEqualTo(topic.foreign());
    }

    /// An event that was the last one of its account when it was written.
    private TradeEvent written() {
        TradeEvent event = events.next();
        while (event.header().sequence() == 0) {
            event = events.next();
        }
        topic.append(List.of(event));
        return event;
    }

    @ParameterizedTest
    @EnumSource
    void isSkippedWithItsName(ForeignSample sample) {
        awaitEnd();
        topic.appendForeign(written(), sample);
        topic.fill(events, 50);
        awaitEnd();
        assertRows();
    }

    @Test
    void veryManyAtOnceDelayNothing() {
        ForeignSample[] storm =
                Stream.generate(() -> Stream.of(ForeignSample.GARBAGE, ForeignSample.TWICE))
                        .flatMap(both -> both)
                        .limit(MANY)
                        .toArray(ForeignSample[]::new);
        topic.appendForeign(written(), storm);
        topic.fill(events, 50);
        awaitEnd();
        assertRows();
    }
}
