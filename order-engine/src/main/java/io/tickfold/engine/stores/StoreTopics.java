package io.tickfold.engine.stores;

import io.tickfold.contract.wire.Topics;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;

/// The two stores by name, and the changelog topics that they are restored from.
public final class StoreTopics {

    /// Accounts and their open orders.
    public static final String STATE = "state";

    /// The partition's progress, its market, its backlog and its idempotency keys.
    public static final String PROGRESS = "head";

    /// The settings of a changelog topic beyond those that Kafka Streams gives every changelog. Its
    /// records carry the time of their input: a broker whose clock was wrong and is right again
    /// must not refuse them.
    public static final Map<String, String> SETTINGS =
            Map.of(
                    TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG,
                    Long.toString(Long.MAX_VALUE),
                    TopicConfig.SEGMENT_BYTES_CONFIG,
                    Integer.toString(50 * 1024 * 1024),
                    TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG,
                    "0.2");

    private StoreTopics() {}

    /// The name that Kafka Streams gives a store's changelog.
    public static String changelog(String store) {
        return String.format(Locale.ROOT, "%s-%s-changelog", Topics.ENGINE_GROUP, store);
    }

    public static List<String> changelogs() {
        return List.of(changelog(STATE), changelog(PROGRESS));
    }

    /// The topics that a state is only valid with: the input, whose offsets it counts, and the
    /// changelog of accounts, as an empty one in its place would look like no accounts.
    public static List<String> required() {
        return List.of(Topics.TRADE_INPUT.name(), changelog(STATE));
    }
}
