package io.tickfold.engine.startup;

import io.tickfold.contract.wire.AdminRequests.Request;
import io.tickfold.contract.wire.ByteClients;
import io.tickfold.contract.wire.Topics;
import io.tickfold.engine.cluster.ClusterTopics;
import io.tickfold.engine.cluster.CommittedEvents;
import io.tickfold.engine.journal.EventDigest;
import io.tickfold.engine.stores.StoreTopics;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/// The topics and committed events that a restored state must agree with.
public interface CommittedLog extends AutoCloseable {

    /// Ids of the topics that a state is only valid with, by name.
    Map<String, String> topics();

    /// The last committed event of the partition, as far as transactions have ended.
    Optional<EventDigest> lastEvent(int partition);

    /// The last committed event of the partition, once no transaction is open there.
    Optional<EventDigest> lastSettledEvent(int partition);

    /// The records after the last one that is this event, or all; empty if there is none.
    ///
    /// @param event the last of a state, if anything was decided
    Optional<Iterator<ConsumerRecord<byte[], byte[]>>> following(
            int partition, Optional<EventDigest> event);

    /// Asks for everything once that a takeover of a partition needs.
    default void rehearse(int partition) {
        topics();
        lastEvent(partition);
    }

    @Override
    void close();

    /// That of a cluster, for all threads of an engine.
    static CommittedLog of(String bootstrapServers) {
        return new OfCluster(bootstrapServers);
    }

    /// Asks a cluster.
    final class OfCluster implements CommittedLog {

        private final Admin admin;
        private final ClusterTopics topics;
        private final CommittedEvents events;

        private OfCluster(String bootstrapServers) {
            admin = ByteClients.admin(bootstrapServers, Map.of());
            topics = new ClusterTopics(admin);
            events = new CommittedEvents(bootstrapServers);
        }

        @Override
        public Map<String, String> topics() {
            return ask(
                    () -> topics.ids(StoreTopics.required(topics.names())),
                    "the topics cannot be described");
        }

        @Override
        public synchronized Optional<EventDigest> lastEvent(int partition) {
            return events.last(partition);
        }

        @Override
        public synchronized Optional<EventDigest> lastSettledEvent(int partition) {
            TopicPartition topic = Topics.TRADE_EVENTS.partition(partition);
            if (!ask(
                    () -> topics.awaitSettled(topics.ends(List.of(topic))),
                    "no ends of " + topic)) {
                throw new KafkaException("a transaction stays open in " + topic);
            }
            return events.last(partition);
        }

        @Override
        public synchronized Optional<Iterator<ConsumerRecord<byte[], byte[]>>> following(
                int partition, Optional<EventDigest> event) {
            return event.isPresent()
                    ? events.find(partition, event.get())
                            .map(found -> after(partition, found.offset() + 1))
                    : Optional.of(after(partition, events.begin(partition)));
        }

        private Iterator<ConsumerRecord<byte[], byte[]>> after(int partition, long from) {
            return events.read(partition, from, events.end(partition));
        }

        private static <T> T ask(Request<T> request, String failure) {
            try {
                return request.send();
            } catch (ExecutionException e) {
                throw new KafkaException(failure, e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new KafkaException("interrupted", e);
            }
        }

        @Override
        public synchronized void close() {
            events.close();
            admin.close();
        }
    }
}
