package io.tickfold.engine.streams;

import java.util.List;

/// The topics that the stores are restored from.
final class ChangelogTopics {

    private ChangelogTopics() {}

    /// The name that Kafka Streams gives a store's changelog.
    static String name(String store) {
        return "%s-%s-changelog".formatted(EngineSettings.APPLICATION, store);
    }

    static List<String> names() {
        return List.of(name(TradeTopology.STATE), name(TradeTopology.HEAD));
    }
}
