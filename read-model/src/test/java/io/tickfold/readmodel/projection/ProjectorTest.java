package io.tickfold.readmodel.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.wire.Topics;
import io.tickfold.embedded.EmbeddedKafka;
import io.tickfold.readmodel.DatabaseKind;
import io.tickfold.readmodel.EventTopic;
import io.tickfold.readmodel.RandomEvents;
import io.tickfold.readmodel.database.Database;
import io.tickfold.readmodel.database.Databases;
import io.tickfold.readmodel.log.EventLog;
import io.tickfold.readmodel.query.ReadModel;
import io.tickfold.readmodel.query.ReadRefusedException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A projector that has died says so, and nobody waits for it.
class ProjectorTest {

    private static final AccountId ALICE = new AccountId("alice");
    private static final int PARTITIONS = 3;
    private static final int PARTITION = Topics.partitionOf(ALICE, PARTITIONS);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int READS = 20;

    @TempDir Path directory;

    private final AtomicBoolean fatal = new AtomicBoolean();
    private final Database database = new Databases(DatabaseKind.H2.settings()).open("read_model");
    private final Progress progress = new Progress();
    private final ReadModel model = new ReadModel(database, progress);
    private final RandomEvents events = new RandomEvents(11, 30);
    private EmbeddedKafka kafka;
    private EventTopic topic;
    private Projector projector;
    private Thread thread;

    @BeforeEach
    void begin() throws Exception {
        kafka = EmbeddedKafka.start(directory, 0);
        topic = new EventTopic(kafka.bootstrapServers(), PARTITIONS);
        topic.fill(events, 100);
        projector = new Projector(this::log, database, progress, Duration.ZERO);
        thread = Thread.ofPlatform().start(projector);
        await().atMost(PATIENCE).until(progress::isCaughtUp);
    }

    @AfterEach
    void end() throws Exception {
        projector.stop();
        thread.join();
        topic.close();
        kafka.close();
        database.close();
    }

    private EventLog log() {
        return EventLog.connect(FatalConsumer::new, kafka.bootstrapServers());
    }

    private final class FatalConsumer extends KafkaConsumer<byte[], byte[]> {

        FatalConsumer() {
            super(
                    Map.of(
                            "bootstrap.servers",
                            kafka.bootstrapServers(),
                            "isolation.level",
                            "read_committed",
                            "enable.auto.commit",
                            false),
                    new ByteArrayDeserializer(),
                    new ByteArrayDeserializer());
        }

        @Override
        public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
            if (fatal.get()) {
                throw new StackOverflowError("a fault");
            }
            return super.poll(timeout);
        }
    }

    private void die() throws InterruptedException {
        fatal.set(true);
        progress.seen(PARTITION, progress.wanted(PARTITION));
        thread.join(PATIENCE);
        assertThat(thread.isAlive()).isFalse();
    }

    @Test
    void namesWhyItHasDied() throws Exception {
        die();
        assertThat(projector.state()).isEqualTo(Projector.State.FAULT);
        assertThat(progress.isFollowed()).isFalse();
    }

    @Test
    void oldRowsAreNotServedForADeadProjectorAndNobodyWaitsForIt() throws Exception {
        die();
        long begun = System.nanoTime();
        for (int i = 0; i < READS; i++) {
            assertThatThrownBy(() -> model.read(ALICE, Optional.empty(), _ -> "found"))
                    .isInstanceOf(ReadRefusedException.class);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .as("half a second each, if they waited")
                .isLessThan(Duration.ofSeconds(READS / 4));
    }

    @Test
    void rowsThatAnotherGatewayWritesAreServedThoughOurProjectorIsDead() throws Exception {
        die();
        topic.fill(events, 100);
        Progress ofAnother = new Progress();
        fatal.set(false);
        Projector another = new Projector(this::log, database, ofAnother, Duration.ZERO);
        Thread other = Thread.ofPlatform().start(another);
        await().atMost(PATIENCE).until(ofAnother::isCaughtUp);
        another.stop();
        other.join();

        assertThat(model.read(ALICE, Optional.empty(), _ -> "found").result()).isEqualTo("found");
    }

    @Test
    void goesOnWhenItIsRunAgain() throws Exception {
        die();
        fatal.set(false);
        topic.fill(events, 100);
        thread = Thread.ofPlatform().start(projector);
        await().atMost(PATIENCE).until(() -> progress.isFollowed() && progress.isCaughtUp());
        assertThat(projector.state()).isIn(Projector.State.WATCHING, Projector.State.WRITING);
    }
}
