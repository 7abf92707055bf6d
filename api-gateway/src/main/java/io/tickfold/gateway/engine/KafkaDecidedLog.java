package io.tickfold.gateway.engine;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.tickfold.contract.wire.Topics;
import io.tickfold.gateway.KafkaSettings;
import io.tickfold.readmodel.log.ByteConsumers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/// Asks the brokers, at most once a second for each partition, and connects only when it must.
///
/// The engine commits its offset and its events in one transaction, which does not become visible
/// everywhere at once. But whatever offset is seen as committed, its events have been appended
/// before, so they are before the end that is asked for afterwards, open transactions included.
@Component
final class KafkaDecidedLog implements DecidedLog, DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(KafkaDecidedLog.class);
    private static final String CLIENT = "tickfold-gateway-outcomes";
    private static final long PATIENCE_MS = 2_000;
    private static final Duration POLL = Duration.ofMillis(100);
    private static final int POLLS = 10;
    private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();

    private final String bootstrapServers;
    private final Map<Integer, Known> known = new ConcurrentHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private Optional<Connection> connection = Optional.empty();

    /// @param consumer belongs to no group
    private record Connection(BriefAdmin admin, Consumer<byte[], byte[]> consumer) {}

    private record Known(long nanoTime, Optional<Decided> decided) {

        boolean isFresh() {
            return System.nanoTime() - nanoTime < FRESH_NANOS;
        }
    }

    KafkaDecidedLog(KafkaSettings kafka) {
        bootstrapServers = kafka.bootstrapServers();
    }

    @Override
    public Optional<Decided> of(int partition) {
        try {
            Optional<Known> fresh = fresh(partition);
            if (fresh.isPresent() || !lock.tryLock(PATIENCE_MS, MILLISECONDS)) {
                return fresh.flatMap(Known::decided);
            }
            try {
                return fresh(partition).orElseGet(() -> ask(partition)).decided();
            } finally {
                lock.unlock();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private Optional<Known> fresh(int partition) {
        return Optional.ofNullable(known.get(partition)).filter(Known::isFresh);
    }

    private Known ask(int partition) {
        Optional<Decided> decided = Optional.empty();
        try {
            decided = read(partition);
        } catch (KafkaException | ExecutionException | TimeoutException e) {
            log.warn("cannot tell how far partition {} is decided: {}", partition, e.toString());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        Known answer = new Known(System.nanoTime(), decided);
        known.put(partition, answer);
        return answer;
    }

    private Optional<Decided> read(int partition)
            throws ExecutionException, InterruptedException, TimeoutException {
        Connection open = connection.orElseGet(this::connect);
        connection = Optional.of(open);
        TopicPartition input = new TopicPartition(Topics.TRADE_INPUT.name(), partition);
        Optional<Instant> time =
                Optional.ofNullable(open.admin().committed(List.of(input)).get(input))
                        .map(OffsetAndMetadata::offset)
                        .filter(next -> next > 0)
                        .flatMap(next -> appended(open.consumer(), input, next - 1));
        if (time.isEmpty()) {
            return Optional.empty();
        }
        TopicPartition events = new TopicPartition(Topics.TRADE_EVENTS.name(), partition);
        return Optional.of(new Decided(time.get(), open.admin().end(events)));
    }

    private Connection connect() {
        return new Connection(
                BriefAdmin.connect(bootstrapServers, CLIENT),
                ByteConsumers.named(CLIENT, bootstrapServers).get());
    }

    private static Optional<Instant> appended(
            Consumer<byte[], byte[]> consumer, TopicPartition input, long offset) {
        consumer.assign(List.of(input));
        consumer.seek(input, offset);
        for (int i = 0; i < POLLS; i++) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                return Optional.of(Instant.ofEpochMilli(record.timestamp()))
                        .filter(_ -> record.offset() == offset);
            }
        }
        return Optional.empty();
    }

    @Override
    public void destroy() {
        lock.lock();
        try {
            connection.ifPresent(open -> {
                open.admin().close();
                open.consumer().close();
            });
            connection = Optional.empty();
        } finally {
            lock.unlock();
        }
    }
}
