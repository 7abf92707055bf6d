package io.tickfold.audit.log;

import io.tickfold.audit.log.LogRecord.Log;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.common.TopicPartition;

/// The logs of a Kafka cluster as they were when this was opened; its engine may run on.
public final class ClusterLog implements AuditedLog {

    private final String bootstrapServers;
    private final List<ClusterRanges.PartitionRange> ranges;
    private final Queue<TopicReading> readings = new ConcurrentLinkedQueue<>();
    private final Map<Integer, List<MisplacedEvent>> misplaced = new ConcurrentHashMap<>();

    private ClusterLog(String bootstrapServers, List<ClusterRanges.PartitionRange> ranges) {
        this.bootstrapServers = bootstrapServers;
        this.ranges = ranges;
    }

    /// @throws LogUnavailableException if the cluster does not answer, or has no such logs
    public static ClusterLog open(String bootstrapServers) {
        return open(ClusterAddress.of(bootstrapServers));
    }

    /// @throws LogUnavailableException if the cluster does not answer, is another than that of the
    ///   address, or has no such logs
    public static ClusterLog open(ClusterAddress address) {
        return new ClusterLog(address.bootstrapServers(), address.ask(ClusterRanges::find));
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
        ClusterRanges.PartitionRange range = ranges.get(partition);
        return new MergedPartition(
                part == Part.EVENTS ? Collections.emptyIterator() : inputs(partition, range),
                reading(Log.EVENTS, partition, range.firstEvent(), range.eventsEnd()),
                new MergedPartition.Decided(range.decided(), range.inputsWritten()),
                misplaced(partition)::add);
    }

    @Override
    public List<MisplacedEvent> misplaced(int partition) {
        return misplaced.computeIfAbsent(partition, _ -> new ArrayList<>());
    }

    private TopicReading inputs(int partition, ClusterRanges.PartitionRange range) {
        return reading(Log.INPUT, partition, range.firstInput(), range.inputsEnd());
    }

    private TopicReading reading(Log log, int partition, long from, long end) {
        TopicPartition topic = new TopicPartition(log.topic(), partition);
        TopicReading reading = new TopicReading(bootstrapServers, topic, log, from, end);
        readings.add(reading);
        return reading;
    }

    @Override
    public void close() {
        readings.forEach(TopicReading::close);
    }
}
