package io.tickfold.engine.stores;

import io.tickfold.contract.wire.Topics;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.config.TopicConfig;

/// The stores by name, and the changelog topics that they are restored from.
public final class StoreTopics {

    /// Everything that is stored of a partition.
    public static final String HEAD = "head";

    /// Where engines up to format 3 stored accounts and open orders, in clusters that had one.
    public static final String FORMER = "state";

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

    /// Whether an engine up to format 3 has been at work.
    ///
    /// @param topics that exist
    public static boolean haveFormer(Set<String> topics) {
        return topics.contains(changelog(FORMER));
    }

    /// The topics that a state is only valid with: the input, whose offsets it counts, and the
    /// former changelog of accounts, as an empty one in its place would look like no accounts.
    ///
    /// @param topics that exist
    public static List<String> required(Set<String> topics) {
        return haveFormer(topics)
                ? List.of(Topics.TRADE_INPUT.name(), changelog(FORMER))
                : List.of(Topics.TRADE_INPUT.name());
    }
}
