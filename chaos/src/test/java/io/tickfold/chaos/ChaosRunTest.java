package io.tickfold.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.chaos.fault.Plan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// The short form of `./tickfold chaos`: five faults. `-Dtickfold.test.seed` repeats a run.
class ChaosRunTest {

    private static final long SEED =
            Long.getLong("tickfold.test.seed", new Random().nextInt(1_000_000));
    private static final int SLEEPING = 100;
    private static final Path COMPOSE = Path.of("..", "docker-compose.yml");

    private static final Plan PLAN =
            new Plan(
                    Set.of(
                            "engine-kill",
                            "controller-kill",
                            "gateway-stop",
                            "database-kill",
                            "feed-silence"),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(6),
                    Duration.ofSeconds(1));

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path directory;

    @Test
    void clientsAreToldNothingThatTheLogContradicts() throws Exception {
        ChaosReport report =
                new ChaosRun(COMPOSE, directory, 6, Duration.ofMillis(300), SEED, PLAN)
                        .run(SLEEPING, 0, Duration.ZERO, PLAN.only().size());

        System.out.println(report.text());
        assertThat(report.violations()).as("seed %d", SEED).isEmpty();
        assertThat(report.journal().told()).as("answers").hasSizeGreaterThan(50);
    }
}
