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
import io.tickfold.readmodel.database.DatabaseSettings;
import io.tickfold.readmodel.database.Databases;
import io.tickfold.readmodel.log.EventLog;
import io.tickfold.readmodel.schema.Positions;
import io.tickfold.readmodel.schema.ReadModelSchema;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Projectors are killed and paused at random points; no row is lost and none is there twice.
///
/// `-Dtickfold.test.kills` says how often.
class ProjectorKillTest {

    private static final int KILLS = Integer.getInteger("tickfold.test.kills", 4);
    private static final int TRANSACTIONS_BETWEEN = 40;
    private static final int EVENTS_OF_A_TRANSACTION = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir Path directory;

    private final long seed = Long.getLong("tickfold.test.seed", new Random().nextLong());
    private final Random random = new Random(seed);
    private final RandomEvents events = new RandomEvents(seed, 30);

    @Test
    void twoGatewaysOnPostgres() throws Exception {
        DatabaseSettings settings = DatabaseKind.POSTGRESQL.settings();
        System.out.println("ProjectorKillTest: PostgreSQL, -Dtickfold.test.seed=" + seed);
        try (EmbeddedKafka kafka = EmbeddedKafka.start(directory.resolve("kafka"), 0);
                EventTopic topic = new EventTopic(kafka.bootstrapServers(), 3)) {
            List<ProjectorProcess> gateways = new ArrayList<>();
            gateways.add(start(kafka, settings));
            gateways.add(start(kafka, settings));
            try {
                for (int i = 0; i < KILLS; i++) {
                    write(topic);
                    disturb(
                            gateways.get(random.nextInt(2)),
                            topic,
                            () -> awaitEnd(kafka, settings));
                }
                awaitEnd(kafka, settings);
                assertThat(ExpectedTables.stored(settings))
                        .isEqualTo(ExpectedTables.of(topic.read()));
            } finally {
                gateways.forEach(ProjectorProcess::kill);
            }
        }
    }

    /// Only one process can have the file open.
    @Test
    void oneGatewayOnH2() throws Exception {
        DatabaseSettings settings = new DatabaseSettings(directory.toString(), null, "", "", 2);
        System.out.println("ProjectorKillTest: H2, -Dtickfold.test.seed=" + seed);
        try (EmbeddedKafka kafka = EmbeddedKafka.start(directory.resolve("kafka"), 0);
                EventTopic topic = new EventTopic(kafka.bootstrapServers(), 3)) {
            ProjectorProcess gateway = start(kafka, settings);
            try {
                for (int i = 0; i < KILLS; i++) {
                    write(topic);
                    gateway.killAndRestart();
                }
                write(topic);
            } finally {
                gateway.kill();
            }
            catchUp(kafka, settings);
            assertThat(ExpectedTables.stored(settings)).isEqualTo(ExpectedTables.of(topic.read()));
        }
    }

    private ProjectorProcess start(EmbeddedKafka kafka, DatabaseSettings settings)
            throws Exception {
        return ProjectorProcess.start(
                kafka.bootstrapServers(), settings, directory.resolve("projector.log"));
    }

    /// While one is paused, wherever it was, the other one reaches the end.
    private void disturb(ProjectorProcess gateway, EventTopic topic, Runnable untilTheEnd)
            throws Exception {
        if (random.nextBoolean()) {
            gateway.killAndRestart();
        } else {
            gateway.pause();
            write(topic);
            untilTheEnd.run();
            gateway.resume();
        }
    }

    private void write(EventTopic topic) {
        for (int i = 0; i < TRANSACTIONS_BETWEEN; i++) {
            List<TradeEvent> some = new ArrayList<>();
            for (int n = 0; n < 1 + random.nextInt(EVENTS_OF_A_TRANSACTION); n++) {
                some.add(events.next());
            }
            topic.append(some);
            if (random.nextInt(10) == 0) {
                topic.appendAborted(some);
            }
            if (some.getLast().header().sequence() > 0 && random.nextInt(5) == 0) {
                topic.appendForeign(
                        some.getLast(), ForeignSample.any(random), ForeignSample.any(random));
            }
        }
    }

    private static void awaitEnd(EmbeddedKafka kafka, DatabaseSettings settings) {
        try (Database database = new Databases(settings).open("read_model");
                EventLog log = EventLog.connect("end", kafka.bootstrapServers())) {
            Positions positions = new Positions(database.sql());
            long[] ends = log.ends();
            await().atMost(PATIENCE).until(() -> EventLog.reaches(positions.all(), ends));
        }
    }

    /// Projects what is left, in this process.
    private static void catchUp(EmbeddedKafka kafka, DatabaseSettings settings)
            throws InterruptedException {
        try (Database database = ReadModelSchema.open(new Databases(settings))) {
            Progress progress = new Progress();
            Projector projector =
                    new Projector(
                            () -> EventLog.connect("projector", kafka.bootstrapServers()),
                            database,
                            progress,
                            Duration.ZERO);
            Thread thread = Thread.ofPlatform().start(projector);
            await().atMost(PATIENCE).until(progress::isCaughtUp);
            projector.stop();
            thread.join();
        }
    }
}
