package io.tickfold.audit.log;

import io.tickfold.audit.log.LogRecord.Log;
import io.tickfold.contract.wire.Topics;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/// The logs of a Kafka cluster as they were when this was opened; its engine may run on.
public final class ClusterLog implements AuditedLog {

    private static final int ANSWER_MILLIS = 5_000;

    private final String bootstrapServers;
    private final List<PartitionRange> ranges;
    private final Queue<TopicReading> readings = new ConcurrentLinkedQueue<>();

    private ClusterLog(String bootstrapServers, List<PartitionRange> ranges) {
        this.bootstrapServers = bootstrapServers;
        this.ranges = ranges;
    }

    /// @throws LogUnavailableException if the cluster does not answer, or has no such logs
    public static ClusterLog open(String bootstrapServers) {
        try (Admin admin = Admin.create(settings(bootstrapServers))) {
            return new ClusterLog(bootstrapServers, new ClusterRanges(admin).find());
        } catch (ExecutionException | KafkaException e) {
            throw new LogUnavailableException(
                    "Kafka at %s does not answer".formatted(bootstrapServers), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LogUnavailableException("interrupted", e);
        }
    }

    private static Map<String, Object> settings(String bootstrapServers) {
        return Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                ANSWER_MILLIS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                ANSWER_MILLIS);
    }

    @Override
    public int partitions() {
        return ranges.size();
    }

    @Override
    public long estimate(Part part) {
        return ranges.stream().mapToLong(range -> range.records(part)).sum();
    }

    @Override
    public Iterator<LogRecord> read(int partition, Part part) {
        PartitionRange range = ranges.get(partition);
        return new MergedPartition(
                part == Part.EVENTS ? Collections.emptyIterator() : inputs(partition, range),
                reading(Log.EVENTS, partition, range.firstEvent(), range.eventsEnd()),
                range.decided());
    }

    private TopicReading inputs(int partition, PartitionRange range) {
        return reading(Log.INPUT, partition, range.firstInput(), range.inputsEnd());
    }

    private TopicReading reading(Log log, int partition, long from, long end) {
        String topic =
                switch (log) {
                    case INPUT -> Topics.TRADE_INPUT.name();
                    case EVENTS -> Topics.TRADE_EVENTS.name();
                };
        TopicReading reading =
                new TopicReading(
                        bootstrapServers, new TopicPartition(topic, partition), log, from, end);
        readings.add(reading);
        return reading;
    }

    @Override
    public void close() {
        readings.forEach(TopicReading::close);
    }
}
