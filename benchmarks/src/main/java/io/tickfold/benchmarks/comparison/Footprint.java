package io.tickfold.benchmarks.comparison;

import io.tickfold.contract.wire.ByteClients;
import io.tickfold.contract.wire.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/// What the engine writes for a command beside its event, and what for a tick: records of
/// changelogs, and the bytes of each.
record Footprint(double ofCommand, double ofTick, int bytes) {

    /// For contenders that write what they like.
    static final Footprint UNKNOWN = new Footprint(0, 0, 0);

    private static final String CHANGELOG = "-changelog";
    private static final Duration PAUSE = Duration.ofMillis(500);

    /// What there is in the log by now.
    record Count(long commands, long ticks, long records, long bytes) {

        static final Count NONE = new Count(0, 0, 0, 0);

        /// Reads everything that is there.
        static Count of(String bootstrapServers) {
            try (KafkaConsumer<byte[], byte[]> consumer =
                    ByteClients.consumer(
                            bootstrapServers, IsolationLevel.READ_COMMITTED, Map.of())) {
                List<TopicPartition> partitions =
                        consumer.listTopics().entrySet().stream()
                                .filter(topic ->
                                        topic.getKey().endsWith(CHANGELOG)
                                                || topic.getKey().equals(Topics.TRADE_INPUT.name()))
                                .flatMap(topic -> topic.getValue().stream())
                                .map(each -> new TopicPartition(each.topic(), each.partition()))
                                .toList();
                consumer.assign(partitions);
                consumer.seekToBeginning(partitions);
                return read(consumer);
            }
        }

        private static Count read(KafkaConsumer<byte[], byte[]> consumer) {
            Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
            Count count = NONE;
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<byte[], byte[]> each : consumer.poll(PAUSE)) {
                    count = count.plus(each);
                }
            }
            return count;
        }

        private Count plus(ConsumerRecord<byte[], byte[]> each) {
            if (each.topic().endsWith(CHANGELOG)) {
                int size =
                        Math.max(0, each.serializedKeySize())
                                + Math.max(0, each.serializedValueSize());
                return new Count(commands, ticks, records + 1, bytes + size);
            }
            return each.key() == null
                    ? new Count(commands, ticks + 1, records, bytes)
                    : new Count(commands + 1, ticks, records, bytes);
        }
    }

    /// @param quiet while there were ticks alone
    /// @param traded after commands too
    static Footprint between(Count quiet, Count traded) {
        double ofTick = (double) quiet.records() / Math.max(1, quiet.ticks());
        double others = (traded.ticks() - quiet.ticks()) * ofTick;
        double ofCommands = traded.records() - quiet.records() - others;
        return new Footprint(
                Math.max(0, ofCommands) / Math.max(1, traded.commands() - quiet.commands()),
                ofTick,
                (int) (traded.bytes() / Math.max(1, traded.records())));
    }

    /// Reads what [#toString] wrote.
    static Footprint parse(String text) {
        String[] parts = text.split("/", -1);
        return new Footprint(
                Double.parseDouble(parts[0]),
                Double.parseDouble(parts[1]),
                Integer.parseInt(parts[2]));
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.3f/%.3f/%d", ofCommand, ofTick, bytes);
    }
}
