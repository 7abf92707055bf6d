package io.tickfold.engine.streams;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of the engine.
///
/// @param partitions of each topic that has to be created
/// @param stateDirectory where the process keeps its id and small stores; any content can be lost
/// @param threads each works on some of the partitions, with a transaction of its own
/// @param standbys copies of the state on other instances, for a quick failover
@ConfigurationProperties("tickfold.engine")
public record OrderEngineProperties(
        @DefaultValue("12") int partitions,
        @DefaultValue("state") Path stateDirectory,
        @DefaultValue("1") int threads,
        @DefaultValue("0") int standbys) {}
