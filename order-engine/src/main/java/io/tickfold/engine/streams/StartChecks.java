package io.tickfold.engine.streams;

import io.tickfold.contract.wire.Topics;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What must hold before a single input is folded.
record StartChecks(Admin admin) {

    private static final Logger log = LoggerFactory.getLogger(StartChecks.class);
    private static final String TRANSACTIONS = "transaction.version";
    private static final short TRANSACTIONS_V2 = 2;

    /// How many partitions input and events have.
    ///
    /// @throws EngineStartException if they differ, or offsets were lost
    int run() throws ExecutionException, InterruptedException {
        int partitions = partitions(Topics.TRADE_INPUT.name());
        int events = partitions(Topics.TRADE_EVENTS.name());
        if (partitions != events) {
            throw new EngineStartException(
                    "%s has %d partitions and %s has %d; they must be equal"
                            .formatted(
                                    Topics.TRADE_INPUT.name(), partitions,
                                    Topics.TRADE_EVENTS.name(), events));
        }
        warnOfOldTransactions();
        new InitialOffsets(admin, partitions).ensure();
        return partitions;
    }

    private int partitions(String topic) throws ExecutionException, InterruptedException {
        return admin.describeTopics(Set.of(topic))
                .topicNameValues()
                .values()
                .iterator()
                .next()
                .get()
                .partitions()
                .size();
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
