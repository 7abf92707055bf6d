package io.tickfold.feed;

import io.tickfold.contract.input.PriceTick;
import io.tickfold.contract.input.TradeInput;
import io.tickfold.contract.value.FeedPosition;
import io.tickfold.contract.wire.MessageHeaders;
import io.tickfold.contract.wire.MessageType;
import io.tickfold.contract.wire.Topics;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/// Puts what the feed has to say into every partition of `trade-input`, and ticks into
/// `price-ticks` as well.
final class Broadcaster {

    private static final String SOURCE = "/tickfold/price-feed";

    private final FeedProducer producer;
    private final int partitions;

    Broadcaster(FeedProducer producer, int partitions) {
        this.producer = producer;
        this.partitions = partitions;
    }

    /// Done once the cluster has all copies of the tick, failed if it lacks one.
    CompletableFuture<Void> tick(PriceTick tick) {
        FeedPosition position = tick.position();
        String id = tick.symbol() + "-" + position.epoch() + "-" + position.sequence();
        return CompletableFuture.allOf(broadcast(tick, id), producer.send(published(tick, id)));
    }

    /// Done once every partition has the input, failed if one lacks it.
    CompletableFuture<Void> broadcast(TradeInput input, String id) {
        Headers headers = MessageHeaders.brief(MessageType.of(input), id);
        byte[] value = Topics.TRADE_INPUT.encode(input);
        return CompletableFuture.allOf(
                IntStream.range(0, partitions)
                        .mapToObj(partition -> copy(partition, value, headers))
                        .map(producer::send)
                        .toArray(CompletableFuture[]::new));
    }

    /// One partition's copy, which has no key.
    private static ProducerRecord<byte[], byte[]> copy(
            int partition, byte[] value, Headers headers) {
        return new ProducerRecord<byte[], byte[]>(
                Topics.TRADE_INPUT.name(), partition, null, value, headers);
    }

    private static ProducerRecord<byte[], byte[]> published(PriceTick tick, String id) {
        ProducerRecord<byte[], byte[]> message =
                new ProducerRecord<>(
                        Topics.PRICE_TICKS.name(),
                        Topics.PRICE_TICKS.encodeKey(tick.symbol()),
                        Topics.PRICE_TICKS.encode(tick));
        MessageHeaders.published(MessageType.PRICE_TICK, id, SOURCE, tick.publishedAt())
                .forEach(message.headers()::add);
        return message;
    }
}
