package io.tickfold.gateway.stream;

import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.wire.Topics;
import io.tickfold.gateway.engine.TradeEventListener;
import io.tickfold.readmodel.log.LoggedEvent;
import io.tickfold.readmodel.log.Reading;
import io.tickfold.readmodel.query.RecordedEvent;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.stereotype.Component;

/// Hands the events of `trade-events` to the streams of their account; it parses no others.
@Component
final class LiveEvents implements TradeEventListener {

    /// By the key of the records.
    private final Map<ByteBuffer, Set<EventBuffer>> watched = new ConcurrentHashMap<>();

    void watch(AccountId account, EventBuffer buffer) {
        watched.compute(
                key(account),
                (_, buffers) -> {
                    Set<EventBuffer> all =
                            buffers == null ? ConcurrentHashMap.newKeySet() : buffers;
                    all.add(buffer);
                    return all;
                });
    }

    void unwatch(AccountId account, EventBuffer buffer) {
        watched.computeIfPresent(
                key(account),
                (_, buffers) -> {
                    buffers.remove(buffer);
                    return buffers.isEmpty() ? null : buffers;
                });
    }

    private static ByteBuffer key(AccountId account) {
        return ByteBuffer.wrap(Topics.TRADE_EVENTS.encodeKey(account));
    }

    @Override
    public void handle(ConsumerRecord<byte[], byte[]> record) {
        if (!watched.isEmpty() && record.key() != null) {
            Optional.ofNullable(watched.get(ByteBuffer.wrap(record.key())))
                    .ifPresent(buffers -> deliver(record, buffers));
        }
    }

    /// What an engine did not write is named by the read model, and missing for the streams.
    private static void deliver(ConsumerRecord<byte[], byte[]> record, Set<EventBuffer> buffers) {
        if (Reading.of(record) instanceof Reading.OfAccount(LoggedEvent event)
                && event.isOfAnAccount()) {
            RecordedEvent recorded = RecordedEvent.of(event);
            buffers.forEach(buffer -> buffer.offer(recorded));
        }
    }
}
