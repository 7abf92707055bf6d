package io.tickfold.engine.streams;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.ConstructorBinding;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of the engine.
///
/// @param partitions of each topic that has to be created
/// @param stateDirectory where the process keeps its id and small stores; any content can be lost
/// @param threads each works on some of the partitions, with a transaction of its own
/// @param standbys copies of the state on other instances, for a quick failover
/// @param sessionTimeout after which the others take over from an engine that says nothing; a pause
///   that is longer looks like a death
/// @param watchAddress where other engines reach this one, to notice at once that it has ended
/// @param watchPort the same; below 0, they notice by the session alone
/// @param skip inputs that must not be decided because the engine cannot survive them; each is
///   skipped with an event that says so
@ConfigurationProperties("tickfold.engine")
public record OrderEngineProperties(
        @DefaultValue("12") int partitions,
        @DefaultValue("state") Path stateDirectory,
        @DefaultValue("1") int threads,
        @DefaultValue("0") int standbys,
        @DefaultValue("2s") Duration sessionTimeout,
        @DefaultValue("127.0.0.1") InetAddress watchAddress,
        @DefaultValue("-1") int watchPort,
        @DefaultValue Set<InputPlace> skip) {

    private static final Duration SHORTEST_SESSION = Duration.ofMillis(300);

    @ConstructorBinding
    public OrderEngineProperties {
        skip = Set.copyOf(skip);
        if (sessionTimeout.compareTo(SHORTEST_SESSION) < 0) {
            throw new IllegalArgumentException(
                    "tickfold.engine.session-timeout is at least " + SHORTEST_SESSION);
        }
    }

    /// Settings that skip nothing.
    public OrderEngineProperties(int partitions, Path stateDirectory, int threads, int standbys) {
        this(
                partitions,
                stateDirectory,
                threads,
                standbys,
                Duration.ofSeconds(2),
                InetAddress.getLoopbackAddress(),
                -1,
                Set.of());
    }
}
