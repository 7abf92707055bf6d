package io.tickfold.gateway.engine;

import io.tickfold.contract.event.FirstAnswer;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.wire.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;

/// Looks for an answer in the partition of `trade-events` that holds its account.
///
/// Events are appended after they were decided, so it looks from the time of the decision on. A
/// broker whose clock is behind may have stamped them earlier: if two events of the account that
/// follow each other are after the answer, or the log ends, it looks from further back. What cannot
/// be read, or is not the event that comes next, is no part of the answer.
final class LogScan {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration FOR_EVER = Duration.ofDays(100_000);
    private static final List<Duration> LOOK_BACKS =
            List.of(Duration.ofSeconds(1), Duration.ofMinutes(1), FOR_EVER);

    private final Consumer<byte[], byte[]> consumer;
    private final AccountId account;
    private final FirstAnswer wanted;
    private final Deadline deadline;
    private final byte[] key;
    private final List<TradeEvent> found = new ArrayList<>();
    private long later;
    private boolean isPast;

    LogScan(
            Consumer<byte[], byte[]> consumer,
            AccountId account,
            FirstAnswer wanted,
            Deadline deadline) {
        this.consumer = consumer;
        this.account = account;
        this.wanted = wanted;
        this.deadline = deadline;
        this.key = Topics.TRADE_EVENTS.encodeKey(account);
    }

    Optional<List<TradeEvent>> run() {
        TopicPartition partition = partition();
        consumer.assign(List.of(partition));
        long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
        for (Duration lookBack : LOOK_BACKS) {
            consumer.seek(partition, start(partition, lookBack));
            scan(partition, end);
            if (isComplete()) {
                return Optional.of(List.copyOf(found));
            }
            found.clear();
        }
        return Optional.empty();
    }

    private TopicPartition partition() {
        String topic = Topics.TRADE_EVENTS.name();
        int partitions = consumer.partitionsFor(topic).size();
        return new TopicPartition(topic, Topics.partitionOf(account, partitions));
    }

    private long start(TopicPartition partition, Duration lookBack) {
        long time = Math.max(0, wanted.at().minus(lookBack).toEpochMilli());
        OffsetAndTimestamp found = consumer.offsetsForTimes(Map.of(partition, time)).get(partition);
        return found == null
                ? consumer.beginningOffsets(List.of(partition)).getOrDefault(partition, 0L)
                : found.offset();
    }

    private void scan(TopicPartition partition, long end) {
        later = 0;
        isPast = false;
        while (!isPast
                && !isComplete()
                && consumer.position(partition) < end
                && !deadline.remaining().isZero()) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                if (Arrays.equals(record.key(), key)) {
                    Topics.TRADE_EVENTS
                            .tryDecode(record.headers(), record.value())
                            .filter(TradeEvent.class::isInstance)
                            .map(TradeEvent.class::cast)
                            .ifPresent(this::take);
                }
            }
        }
    }

    private void take(TradeEvent event) {
        long sequence = event.header().sequence();
        if (sequence > wanted.lastSequence()) {
            isPast |= sequence == later + 1;
            later = sequence;
        } else if (sequence == wanted.firstSequence() + found.size()) {
            found.add(event);
        }
    }

    private boolean isComplete() {
        return found.size() == wanted.lastSequence() - wanted.firstSequence() + 1;
    }
}
