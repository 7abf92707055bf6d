package io.tickfold.engine.streams;

import java.util.Map;
import java.util.Optional;

/// What the cluster says that the state must agree with.
interface CommittedLog {

    /// Ids of the topics that a state hangs on, by name.
    Map<String, String> topics();

    /// The last committed event of the partition, as far as transactions have ended.
    Optional<EventDigest> lastEvent(int partition);

    /// The last committed event of the partition, once no transaction is open there.
    Optional<EventDigest> lastSettledEvent(int partition);
}
