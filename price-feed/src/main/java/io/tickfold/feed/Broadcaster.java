package io.tickfold.feed;

import io.tickfold.contract.input.PriceTick;
import io.tickfold.contract.input.PriceTicks;
import io.tickfold.contract.input.RulesChanged;
import io.tickfold.contract.input.TradeInput;
import io.tickfold.contract.value.FeedPosition;
import io.tickfold.contract.wire.MessageHeaders;
import io.tickfold.contract.wire.MessageType;
import io.tickfold.contract.wire.Topics;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/// Puts what the feed has to say into every partition of `trade-input`, ticks into `price-ticks` as
/// well, and rules into `trading-rules`.
final class Broadcaster {

    private final FeedProducer producer;
    private final int partitions;

    Broadcaster(FeedProducer producer, int partitions) {
        this.producer = producer;
        this.partitions = partitions;
    }

    /// Done once the cluster has all copies of the ticks, failed if it lacks one. The ticks are one
    /// record for each partition of the input, and one each for everybody else.
    CompletableFuture<Void> ticks(PriceTicks ticks) {
        return CompletableFuture.allOf(
                Stream.concat(
                                Stream.of(broadcast(ticks, id(ticks.ticks().getFirst()))),
                                ticks.ticks().stream().map(this::publish))
                        .toArray(CompletableFuture[]::new));
    }

    private CompletableFuture<?> publish(PriceTick tick) {
        Headers headers = FeedProducer.headers(tick, id(tick), tick.publishedAt());
        return producer.publish(Topics.PRICE_TICKS, tick.symbol(), tick, headers);
    }

    private static String id(PriceTick tick) {
        FeedPosition position = tick.position();
        return tick.symbol() + "-" + position.epoch() + "-" + position.sequence();
    }

    /// Done once the cluster has all copies of the rules, failed if it lacks one.
    CompletableFuture<Void> rules(RulesChanged rules, String id, Instant now) {
        Headers headers = FeedProducer.headers(rules, id, now);
        return CompletableFuture.allOf(
                broadcast(rules, id),
                producer.publish(Topics.TRADING_RULES, Topics.RULES, rules, headers));
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
}
