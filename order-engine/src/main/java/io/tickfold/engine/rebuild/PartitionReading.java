package io.tickfold.engine.rebuild;

import static io.tickfold.engine.rebuild.RebuildException.Reason.DAMAGED_EVENTS;

import io.tickfold.contract.wire.Topics;
import io.tickfold.contract.wire.UnreadableMessageException;
import io.tickfold.engine.cluster.CommittedEvents;
import io.tickfold.engine.cluster.PartitionReader;
import io.tickfold.engine.journal.Authorship;
import io.tickfold.engine.journal.EventDigest;
import io.tickfold.engine.journal.EventId;
import io.tickfold.engine.journal.InputRecord;
import io.tickfold.engine.journal.PartitionJournal;
import io.tickfold.engine.stores.PartitionProgress;
import io.tickfold.engine.stores.StoredPartition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/// Reads one partition of both logs into a rebuild.
final class PartitionReading {

    private final int partition;
    private final PartitionRebuild rebuild;
    private final Authorship authorship;
    private final LeftOut foreign = new LeftOut();
    private final StateRebuild.Progress progress;
    private Optional<EventDigest> missed = Optional.empty();
    private long events;

    PartitionReading(int partition, int partitions, StateRebuild.Progress progress) {
        this.partition = partition;
        this.rebuild = new PartitionRebuild(partition, partitions);
        this.authorship = new Authorship(partition, rebuild.chains());
        this.progress = progress;
    }

    /// @throws RebuildException if an event is unreadable or does not follow
    State read(CommittedEvents log, KafkaConsumer<byte[], byte[]> consumer) {
        missed = StoredPartition.lastEvent(consumer, partition);
        readEvents(log);
        InputRange inputs = readInputs(consumer);
        return new State(
                partition, rebuild.finish(), rebuild.progress(), inputs, foreign, events, missed);
    }

    private void readEvents(CommittedEvents log) {
        long begin = log.begin(partition);
        long end = log.end(partition);
        if (begin > 0) {
            throw new RebuildException(
                    DAMAGED_EVENTS,
                    String.format(
                            Locale.ROOT,
                            "%s-%d begins at %d: events were deleted; restore them from a copy",
                            Topics.TRADE_EVENTS.name(),
                            partition,
                            begin));
        }
        log.read(partition, begin, end)
                .forEachRemaining(each -> {
                    authorship
                            .objection(each.headers(), each.value())
                            .ifPresentOrElse(_ -> foreign.leaveOut(each), () -> take(each));
                    progress.advanced(
                            "reading events", partition, each.offset() - begin, end - begin);
                });
    }

    private void take(ConsumerRecord<byte[], byte[]> each) {
        try {
            rebuild.event(
                    EventId.of(each.headers(), partition).orElseThrow(),
                    Topics.TRADE_EVENTS.decode(each.headers(), each.value()),
                    each.value(),
                    each.headers());
            missed = missed.filter(event -> !isLast(event));
            events++;
        } catch (UnreadableMessageException | IllegalStateException | IllegalArgumentException e) {
            throw new RebuildException(
                    DAMAGED_EVENTS,
                    String.format(
                            Locale.ROOT,
                            "event at offset %d of %s-%d: %s",
                            each.offset(),
                            each.topic(),
                            partition,
                            e.getMessage()),
                    e);
        }
    }

    private boolean isLast(EventDigest event) {
        return rebuild.progress().event().equals(Optional.of(event));
    }

    /// Reads what is kept up to the last input that led to events.
    private InputRange readInputs(KafkaConsumer<byte[], byte[]> consumer) {
        TopicPartition input = Topics.TRADE_INPUT.partition(partition);
        InputRange range =
                new InputRange(
                        PartitionReader.begin(consumer, input),
                        PartitionReader.end(consumer, input),
                        rebuild.inputsEnd());
        if (range.wanted() > range.begin()) {
            new PartitionReader(consumer, input, range.begin(), range.next())
                    .forEachRemaining(each -> {
                        rebuild.input(input(each));
                        long done = each.offset() - range.begin();
                        progress.advanced(
                                "reading inputs", partition, done, range.next() - range.begin());
                    });
        }
        return range;
    }

    private static InputRecord input(ConsumerRecord<byte[], byte[]> each) {
        return new InputRecord(
                each.offset(), each.timestamp(), each.key(), each.headers(), each.value());
    }

    /// A partition's rebuilt state, and what it was read from.
    ///
    /// @param foreign the records that no engine wrote
    /// @param events how many there were
    /// @param missed the last event of the engine's state, if it was not among them
    record State(
            int partition,
            PartitionJournal journal,
            PartitionProgress reached,
            InputRange inputs,
            LeftOut foreign,
            long events,
            Optional<EventDigest> missed) {

        List<String> remarks() {
            List<String> remarks = foreign.remarks();
            remarks.addAll(inputs.remarks());
            missed.ifPresent(event ->
                    remarks.add("events up to " + event.id() + " are lost, and what they decided"));
            return remarks;
        }

        TopicPartition topic() {
            return Topics.TRADE_INPUT.partition(partition);
        }

        /// The offset from which the engine resumes.
        long next() {
            return inputs.next();
        }
    }

    /// What a partition of the input log keeps, seen from the last input that led to events.
    ///
    /// @param begin offset of the first record that is kept
    /// @param end offset after the last one
    /// @param wanted offset after the last input that led to events
    record InputRange(long begin, long end, long wanted) {

        /// The offset from which the engine resumes.
        long next() {
            return Math.max(begin, Math.min(wanted, end));
        }

        /// The offset of the last input that is not to be folded again.
        long folded() {
            return Math.min(wanted, next()) - 1;
        }

        List<String> remarks() {
            List<String> remarks = new ArrayList<>();
            String input = Topics.TRADE_INPUT.name();
            if (end < wanted) {
                remarks.add(
                        String.format(
                                        Locale.ROOT,
                                        "%s ends at %d, before the input %d of the last event; what comes now",
                                        input,
                                        end,
                                        wanted - 1)
                                + " follows");
            }
            if (begin > wanted) {
                remarks.add(
                        String.format(
                                Locale.ROOT,
                                "%s begins at %d; inputs from %d on are lost",
                                input,
                                begin,
                                wanted));
            }
            return remarks;
        }
    }
}
