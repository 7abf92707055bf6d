package io.tickfold.engine.streams;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.tickfold.contract.wire.Topics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;

/// The cluster as a witness, for all threads of an engine.
final class KafkaCommittedLog implements CommittedLog, AutoCloseable {

    private final Admin admin;
    private final CommittedEvents events;

    KafkaCommittedLog(String bootstrapServers) {
        admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
        events = new CommittedEvents(bootstrapServers);
    }

    @Override
    public Map<String, String> topics() {
        try {
            return topics(admin);
        } catch (ExecutionException e) {
            throw new KafkaException("the topics cannot be described", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted", e);
        }
    }

    /// Ids of the input topic, whose offsets the state counts, and of the changelog of accounts: an
    /// empty one in its place would otherwise be taken for a market without accounts.
    static Map<String, String> topics(Admin admin) throws ExecutionException, InterruptedException {
        List<String> names =
                List.of(Topics.TRADE_INPUT.name(), ChangelogTopics.name(TradeTopology.STATE));
        return admin.describeTopics(names).allTopicNames().get().entrySet().stream()
                .collect(
                        toUnmodifiableMap(
                                Map.Entry::getKey, topic -> topic.getValue().topicId().toString()));
    }

    @Override
    public synchronized Optional<EventDigest> lastEvent(int partition) {
        return events.last(partition);
    }

    @Override
    public synchronized Optional<EventDigest> lastSettledEvent(int partition) {
        events.awaitSettled(partition);
        return events.last(partition);
    }

    @Override
    public synchronized void close() {
        events.close();
        admin.close();
    }
}
