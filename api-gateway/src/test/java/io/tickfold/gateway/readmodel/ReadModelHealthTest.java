package io.tickfold.gateway.readmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tickfold.readmodel.database.Database;
import io.tickfold.readmodel.database.DatabaseSettings;
import io.tickfold.readmodel.database.Databases;
import io.tickfold.readmodel.log.EventLog;
import io.tickfold.readmodel.projection.Progress;
import io.tickfold.readmodel.projection.Projector;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

class ReadModelHealthTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Database database =
            new Databases(new DatabaseSettings(DatabaseSettings.IN_MEMORY, null, "", "", 2))
                    .open("read_model");
    private final Progress progress = new Progress();
    private final AtomicInteger attempts = new AtomicInteger();
    private final Projector projector = new Projector(this::log, database, progress, Duration.ZERO);
    private final ReadModelHealth health = new ReadModelHealth(projector, progress);
    private final ProjectorService service = new ProjectorService(projector);

    /// Dies twice, and then finds no broker.
    private EventLog log() {
        if (attempts.incrementAndGet() <= 2) {
            throw new StackOverflowError("a fault");
        }
        throw new KafkaException("no broker");
    }

    @AfterEach
    void end() {
        service.stop();
        database.close();
    }

    @Test
    void isOutOfServiceBeforeTheProjectorBegins() {
        assertThat(health.health()).isEqualTo(withCause(Health.outOfService(), "STARTING"));
    }

    @Test
    void isDownWithACauseWhenTheProjectorDiesAndItsThreadIsReplaced() {
        service.start();
        await().atMost(PATIENCE)
                .until(() -> health.health().equals(withCause(Health.down(), "FAULT")));
        await().atMost(PATIENCE)
                .until(() -> health.health().equals(withCause(Health.down(), "LOG_AWAY")));
        assertThat(attempts).hasValueGreaterThanOrEqualTo(3);
    }

    @Test
    void isUpOnlyWhenTheReadModelHoldsWhatTheLogHeld() {
        progress.begin(new long[] {1});
        assertThat(health.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
    }

    private static Health withCause(Health.Builder health, String cause) {
        return health.withDetail("cause", cause).build();
    }
}
