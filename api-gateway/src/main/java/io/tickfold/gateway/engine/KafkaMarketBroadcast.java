package io.tickfold.gateway.engine;

import io.tickfold.contract.input.MarketInput;
import io.tickfold.contract.wire.MessageHeaders;
import io.tickfold.contract.wire.MessageType;
import io.tickfold.contract.wire.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.stereotype.Component;

/// Appends a market input to every partition of `trade-input`.
@Component
final class KafkaMarketBroadcast implements MarketBroadcast {

    private static final Logger log = LoggerFactory.getLogger(KafkaMarketBroadcast.class);

    private final KafkaOperations<byte[], byte[]> kafka;
    private final RequestIds ids = new RequestIds();

    KafkaMarketBroadcast(CommandProducer producer) {
        this.kafka = producer.operations();
    }

    @Override
    public boolean send(MarketInput input, Deadline deadline) {
        try {
            CompletableFuture.allOf(sends(input))
                    .get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            log.warn("{} has not reached every partition", input, e);
            return false;
        }
    }

    /// Sends one input after the other, so that every partition has them in the same order.
    private synchronized CompletableFuture<?>[] sends(MarketInput input) {
        String topic = Topics.TRADE_INPUT.name();
        String id = ids.next().value();
        List<CompletableFuture<?>> sends = new ArrayList<>();
        for (int partition = 0; partition < kafka.partitionsFor(topic).size(); partition++) {
            sends.add(
                    kafka.send(
                            new ProducerRecord<>(
                                    topic,
                                    partition,
                                    null,
                                    null,
                                    Topics.TRADE_INPUT.encode(input),
                                    MessageHeaders.brief(MessageType.of(input), id))));
        }
        return sends.toArray(CompletableFuture[]::new);
    }
}
