package io.tickfold.engine.startup;

import io.tickfold.contract.wire.Topic;
import io.tickfold.contract.wire.Topics;
import io.tickfold.engine.cluster.ClusterTopics;
import io.tickfold.engine.cluster.EngineStartException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.apache.kafka.common.config.TopicConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Checks the topics, their settings and the committed offsets before any input is folded.
public record StartChecks(Admin admin, ClusterTopics topics) {

    private static final Logger log = LoggerFactory.getLogger(StartChecks.class);
    private static final String TRANSACTIONS = "transaction.version";
    private static final short TRANSACTIONS_V2 = 2;
    private static final int ENOUGH_REPLICAS = 3;

    /// How many partitions input and events have.
    ///
    /// @throws EngineStartException if something does not hold; it says what
    public int run() throws ExecutionException, InterruptedException {
        int partitions = topics.partitions(Topics.TRADE_INPUT.name()).size();
        int events = topics.partitions(Topics.TRADE_EVENTS.name()).size();
        if (partitions != events) {
            throw new EngineStartException(
                    String.format(
                            Locale.ROOT,
                            "%s has %d partitions and %s has %d; they must be equal",
                            Topics.TRADE_INPUT.name(),
                            partitions,
                            Topics.TRADE_EVENTS.name(),
                            events));
        }
        requireSetting(Topics.TRADE_INPUT, TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG);
        requireSetting(Topics.TRADE_INPUT, TopicConfig.CLEANUP_POLICY_CONFIG);
        requireSetting(Topics.TRADE_EVENTS, TopicConfig.CLEANUP_POLICY_CONFIG);
        requireSetting(Topics.TRADE_EVENTS, TopicConfig.RETENTION_MS_CONFIG);
        requireSetting(Topics.TRADE_EVENTS, TopicConfig.RETENTION_BYTES_CONFIG);
        requireRoomForEveryMessage(Topics.TRADE_EVENTS);
        requireRoomForEveryMessage(Topics.DEAD_LETTERS);
        warnOfCompression(Topics.TRADE_INPUT);
        warnOfCompression(Topics.TRADE_EVENTS);
        warnOfFewInSync(Topics.TRADE_INPUT);
        warnOfFewInSync(Topics.TRADE_EVENTS);
        warnOfOldTransactions();
        new CommittedOffsets(admin, topics).ensure();
        return partitions;
    }

    /// Time must be the broker's, and what was decided must be kept.
    private void requireSetting(Topic<?, ?> topic, String setting)
            throws ExecutionException, InterruptedException {
        String expected = topic.settings().get(setting);
        String actual = topics.setting(topic.name(), setting);
        if (!actual.equals(expected)) {
            throw new EngineStartException(
                    String.format(
                            Locale.ROOT,
                            "%s of %s is %s; it must be %s",
                            setting,
                            topic.name(),
                            actual,
                            expected));
        }
    }

    /// The engine would stop if what it has to write were refused.
    private void requireRoomForEveryMessage(Topic<?, ?> topic)
            throws ExecutionException, InterruptedException {
        String setting = TopicConfig.MAX_MESSAGE_BYTES_CONFIG;
        String actual = topics.setting(topic.name(), setting);
        if (Long.parseLong(actual) < Topic.MAX_BATCH_BYTES) {
            throw new EngineStartException(
                    String.format(
                            Locale.ROOT,
                            "%s of %s is %s; it must be at least %d",
                            setting,
                            topic.name(),
                            actual,
                            Topic.MAX_BATCH_BYTES));
        }
    }

    /// Topics of an earlier version have no such setting.
    private void warnOfCompression(Topic<?, ?> topic)
            throws ExecutionException, InterruptedException {
        String setting = TopicConfig.COMPRESSION_TYPE_CONFIG;
        String expected = topic.settings().get(setting);
        String actual = topics.setting(topic.name(), setting);
        if (!actual.equals(expected)) {
            log.warn(
                    "{} of {} is {} and should be {}: a small record may take any memory",
                    setting,
                    topic.name(),
                    actual,
                    expected);
        }
    }

    /// With one replica in sync, what was acknowledged is lost with its disk. Fewer than three
    /// brokers can do no better.
    private void warnOfFewInSync(Topic<?, ?> topic)
            throws ExecutionException, InterruptedException {
        String setting = TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG;
        int least = Integer.parseInt(topics.setting(topic.name(), setting));
        int replicas = topics.replicas(topic.name());
        boolean isEnough = replicas >= ENOUGH_REPLICAS && least > 1;
        if (!isEnough && admin.describeCluster().nodes().get().size() >= ENOUGH_REPLICAS) {
            log.warn(
                    "{} has {} replicas, {} of them in sync at least: it should have 3, and 2",
                    topic.name(),
                    replicas,
                    least);
        }
    }

    private void warnOfOldTransactions() throws ExecutionException, InterruptedException {
        Map<String, FinalizedVersionRange> features =
                admin.describeFeatures().featureMetadata().get().finalizedFeatures();
        FinalizedVersionRange transactions = features.get(TRANSACTIONS);
        if (transactions == null || transactions.maxVersionLevel() < TRANSACTIONS_V2) {
            log.warn("the cluster's {} is below 2: transactions can be torn", TRANSACTIONS);
        }
    }
}
