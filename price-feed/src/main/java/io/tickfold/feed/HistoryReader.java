package io.tickfold.feed;

import io.tickfold.contract.input.PriceTick;
import io.tickfold.contract.wire.Topics;
import io.tickfold.contract.wire.UnreadableMessageException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads the tail of `price-ticks`, which holds the last tick of every symbol in use.
final class HistoryReader {

    private static final Logger LOGGER = LoggerFactory.getLogger(HistoryReader.class);
    private static final long TAIL_RECORDS = 5_000;
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final Consumer<byte[], byte[]> consumer;
    private int unreadable;

    HistoryReader(Consumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    /// @throws TimeoutException if the cluster does not answer in time
    FeedHistory read(List<TopicPartition> partitions) {
        consumer.assign(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        consumer.beginningOffsets(partitions)
                .forEach((partition, begin) -> seekToTail(partition, begin, ends));
        List<PriceTick> ticks = new ArrayList<>();
        long deadline = System.nanoTime() + LONGEST.toNanos();
        while (!isRead(ends)) {
            if (System.nanoTime() - deadline > 0) {
                throw new TimeoutException("could not read the last ticks in " + LONGEST);
            }
            consumer.poll(POLL).forEach(message -> tick(message).ifPresent(ticks::add));
        }
        if (unreadable > 0) {
            LOGGER.warn("skipped {} records of price-ticks that are no ticks", unreadable);
        }
        return FeedHistory.of(ticks);
    }

    private void seekToTail(TopicPartition partition, long begin, Map<TopicPartition, Long> ends) {
        long end = ends.getOrDefault(partition, begin);
        consumer.seek(partition, Math.max(begin, end - TAIL_RECORDS));
    }

    private boolean isRead(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    /// A tick that is unreadable, or that no engine takes, is skipped: the start time still makes
    /// the epoch greater.
    private Optional<PriceTick> tick(ConsumerRecord<byte[], byte[]> message) {
        Instant appended = Instant.ofEpochMilli(message.timestamp());
        try {
            PriceTick tick = Topics.PRICE_TICKS.decode(message.headers(), message.value());
            return Optional.of(tick).filter(t -> !t.position().isAheadOf(appended));
        } catch (UnreadableMessageException _) {
            unreadable++;
            return Optional.empty();
        }
    }
}
