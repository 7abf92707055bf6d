package io.tickfold.feed;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.tickfold.contract.input.PriceChange;
import io.tickfold.contract.value.FeedPosition;
import io.tickfold.contract.wire.BroadcastReader;
import io.tickfold.contract.wire.MessageHeaders;
import io.tickfold.contract.wire.Topic;
import io.tickfold.contract.wire.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// Reads the ticks of all feeds, in every partition that engines and gateways read.
///
/// It begins so far back that older ticks cannot be in a greater epoch than that of a feed which
/// begins now.
final class TickWatch implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration BACK = FeedPosition.CLOCKS.multipliedBy(2);

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final OtherFeeds feeds;
    private final Instant began;
    private final FeedThread thread = new FeedThread("price-feed-watch");
    private final BroadcastReader inputs = new BroadcastReader();
    private Optional<Consumer<byte[], byte[]>> open = Optional.empty();

    private TickWatch(
            Supplier<Consumer<byte[], byte[]>> consumers, OtherFeeds feeds, Instant began) {
        this.consumers = consumers;
        this.feeds = feeds;
        this.began = began;
    }

    /// @param feeds are told of each tick
    /// @param began when the feed did
    static TickWatch begin(
            Supplier<Consumer<byte[], byte[]>> consumers, OtherFeeds feeds, Instant began) {
        TickWatch watch = new TickWatch(consumers, feeds, began);
        Future<?> _ = watch.thread.scheduleWithFixedDelay(watch::look, 0, 1, TimeUnit.MILLISECONDS);
        return watch;
    }

    /// Begins again with another consumer after a failure, unless the watch ends.
    private void look() {
        try {
            if (open.isEmpty()) {
                open = Optional.of(consumers.get());
                seek(open.get());
            }
            open.get().poll(POLL).forEach(this::see);
            feeds.looked();
        } catch (KafkaException e) {
            if (!thread.isShutdown()) {
                release();
            }
            throw e;
        }
    }

    private void seek(Consumer<byte[], byte[]> consumer) {
        List<TopicPartition> partitions =
                Stream.<Topic<?, ?>>of(Topics.TRADE_INPUT, Topics.PRICE_TICKS)
                        .flatMap(topic -> partitions(consumer, topic))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        long from = began.minus(BACK).toEpochMilli();
        Map<TopicPartition, Long> times = partitions.stream().collect(toMap(identity(), _ -> from));
        consumer.offsetsForTimes(times)
                .forEach((partition, first) -> seek(consumer, partition, first));
    }

    private static void seek(
            Consumer<?, ?> consumer, TopicPartition partition, @Nullable OffsetAndTimestamp first) {
        if (first != null) {
            consumer.seek(partition, first.offset());
        }
    }

    private static Stream<TopicPartition> partitions(Consumer<?, ?> consumer, Topic<?, ?> topic) {
        return topic.partitions(consumer.partitionsFor(topic.name()).size()).stream();
    }

    private void see(ConsumerRecord<byte[], byte[]> message) {
        Instant appended = Instant.ofEpochMilli(message.timestamp());
        change(message)
                .map(PriceChange::ticks)
                .ifPresent(ticks -> ticks.forEach(tick -> feeds.saw(tick, appended)));
    }

    /// What is not meant to be ticks, most of all commands, is not looked at further.
    private Optional<PriceChange> change(ConsumerRecord<byte[], byte[]> message) {
        if (message.topic().equals(Topics.PRICE_TICKS.name())) {
            return Topics.PRICE_TICKS
                    .tryDecode(message.headers(), message.value())
                    .map(PriceChange.class::cast);
        }
        return MessageHeaders.type(message.headers())
                .filter(type -> PriceChange.class.isAssignableFrom(type.messageClass()))
                .flatMap(_ -> inputs.tryDecode(message.headers(), message.value()))
                .map(PriceChange.class::cast);
    }

    private void release() {
        open.ifPresent(Consumer::close);
        open = Optional.empty();
    }

    @Override
    public void close() {
        thread.end();
        release();
    }
}
