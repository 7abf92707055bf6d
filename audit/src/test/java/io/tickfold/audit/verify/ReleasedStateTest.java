package io.tickfold.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tickfold.audit.Release;
import io.tickfold.audit.Release.StateEntry;
import io.tickfold.audit.log.ClusterAddress;
import io.tickfold.contract.input.CommandHeader;
import io.tickfold.contract.input.Deposit;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.CommandId;
import io.tickfold.contract.value.Money;
import io.tickfold.engine.streams.LogClient;
import io.tickfold.engine.streams.OrderEngine;
import io.tickfold.engine.streams.OrderEngineProperties;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Today's engine resumes from the state that the engine of a release stored, without a rebuild.
@Timeout(300)
class ReleasedStateTest {

    private static final byte TODAYS_FORMAT = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir private Path directory;

    static List<Release> releases() throws IOException {
        return Release.all();
    }

    @ParameterizedTest
    @MethodSource("releases")
    void theEngineResumesFromTheStateOfTheRelease(Release release) throws Exception {
        try (ReleasedCluster cluster = new ReleasedCluster(directory.resolve("kafka"), release)) {
            requireSameState(cluster);
            long events = events(cluster);

            deposit(cluster, "first", new AccountId("a49"), new AccountId("alice"));
            assertThat(events(cluster)).isGreaterThan(events + 1);
            assertThat(cluster.state()).extracting(StateEntry::format).contains(TODAYS_FORMAT);

            deposit(cluster, "second", new AccountId("a49"), new AccountId("a0"));
        }
    }

    /// Freezes log and state of this version, which are those of the last release and a little
    /// more.
    @Test
    @EnabledIfSystemProperty(named = "tickfold.test.release", matches = ".+")
    void isFrozenWithARelease() throws Exception {
        Release last = Release.all().getLast();
        Release next = last.next(System.getProperty("tickfold.test.release", ""));
        try (ReleasedCluster cluster = new ReleasedCluster(directory.resolve("kafka"), last)) {
            deposit(cluster, "freezing", new AccountId("a49"), new AccountId("alice"));
            next.freeze(cluster.bootstrapServers(), cluster.state());
        }
    }

    /// Starts an engine that executes a deposit into each account, then stops it.
    private void deposit(ReleasedCluster cluster, String command, AccountId... accounts)
            throws Exception {
        OrderEngine engine =
                new OrderEngine(
                        cluster.bootstrapServers(),
                        new OrderEngineProperties(
                                ReleasedCluster.PARTITIONS, directory.resolve(command), 1, 0),
                        new SimpleMeterRegistry(),
                        () -> {});
        engine.start();
        try (LogClient client =
                new LogClient(cluster.bootstrapServers(), ReleasedCluster.PARTITIONS)) {
            for (AccountId account : accounts) {
                client.send(new Deposit(header(command, account), Money.of("0.01")));
            }
            await().atMost(PATIENCE).until(cluster::isExecuted);
        } finally {
            engine.stop();
        }
        requireSameState(cluster);
    }

    private static CommandHeader header(String command, AccountId account) {
        return new CommandHeader(
                new CommandId(command),
                account,
                Optional.empty(),
                Instant.now().plus(Duration.ofMinutes(5)));
    }

    /// The log is sound, and the stored state is what its events lead to.
    private static void requireSameState(ReleasedCluster cluster) {
        Report report = VerifyCommand.verify(ClusterAddress.of(cluster.bootstrapServers()));
        assertThat(report.findings()).isEmpty();
        assertThat(report.partitions())
                .allMatch(PartitionReport::isEngineSame)
                .allSatisfy(each -> assertThat(each.decided()).isEqualTo(each.inputs()));
    }

    private static long events(ReleasedCluster cluster) {
        return VerifyCommand.verify(ClusterAddress.of(cluster.bootstrapServers()))
                .partitions()
                .stream()
                .mapToLong(PartitionReport::events)
                .sum();
    }
}
