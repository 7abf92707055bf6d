package io.tickfold.gateway.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tickfold.contract.event.AccountOpened;
import io.tickfold.contract.event.Cause;
import io.tickfold.contract.event.EventHeader;
import io.tickfold.contract.event.FundsDeposited;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.CommandId;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.wire.MessageHeaders;
import io.tickfold.contract.wire.MessageType;
import io.tickfold.contract.wire.Topics;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Writes events of accounts into a real log, in sequence, as fast as it is asked to.
final class EventWriter implements AutoCloseable {

    private final Map<AccountId, AtomicLong> sequences = new ConcurrentHashMap<>();
    private final Map<String, Long> sentAt = new ConcurrentHashMap<>();
    private final Producer<byte[], byte[]> producer;

    EventWriter(String bootstrapServers) {
        producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", bootstrapServers, "linger.ms", 0),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
    }

    /// An event as the engine would write it: the first opens the account, others are deposits.
    static TradeEvent event(AccountId account, long sequence) {
        EventHeader header =
                new EventHeader(
                        account,
                        sequence,
                        Instant.parse("2026-01-02T03:04:05Z"),
                        1,
                        new Cause(
                                Optional.of(new CommandId("c-" + sequence)),
                                Optional.empty(),
                                sequence),
                        new Money(BigDecimal.valueOf(sequence)));
        return sequence == 1
                ? new AccountOpened(header)
                : new FundsDeposited(header, Money.of("1.00"));
    }

    /// Writes the account's next event.
    void writeNext(AccountId account) {
        long sequence = sequences.computeIfAbsent(account, _ -> new AtomicLong()).incrementAndGet();
        TradeEvent event = event(account, sequence);
        sentAt.put(account + "/" + sequence, System.nanoTime());
        var _ =
                producer.send(
                        new ProducerRecord<byte[], byte[]>(
                                Topics.TRADE_EVENTS.name(),
                                null,
                                account.value().getBytes(UTF_8),
                                Topics.TRADE_EVENTS.encode(event),
                                MessageHeaders.published(
                                        MessageType.of(event),
                                        account + "-" + sequence,
                                        "/test",
                                        event.header().at())));
    }

    /// When the event was written, in nanoseconds.
    long sentAt(AccountId account, long sequence) {
        return sentAt.getOrDefault(account + "/" + sequence, Long.MAX_VALUE);
    }

    @Override
    public void close() {
        producer.close();
    }
}
