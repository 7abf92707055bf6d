package io.tickfold.engine.streams;

import java.nio.file.Path;
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
/// @param skip inputs that must not be decided because the engine cannot survive them; each is
///   skipped with an event that says so
@ConfigurationProperties("tickfold.engine")
public record OrderEngineProperties(
        @DefaultValue("12") int partitions,
        @DefaultValue("state") Path stateDirectory,
        @DefaultValue("1") int threads,
        @DefaultValue("0") int standbys,
        @DefaultValue Set<InputPlace> skip) {

    @ConstructorBinding
    public OrderEngineProperties {
        skip = Set.copyOf(skip);
    }

    /// Settings that skip nothing.
    public OrderEngineProperties(int partitions, Path stateDirectory, int threads, int standbys) {
        this(partitions, stateDirectory, threads, standbys, Set.of());
    }
}
