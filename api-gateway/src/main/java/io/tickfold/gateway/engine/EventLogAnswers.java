package io.tickfold.gateway.engine;

import io.tickfold.contract.event.FirstAnswer;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.value.AccountId;
import io.tickfold.gateway.KafkaSettings;
import io.tickfold.readmodel.log.ByteConsumers;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/// Reads first answers from `trade-events` itself, a few at a time.
@Component
final class EventLogAnswers implements FirstAnswers, DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(EventLogAnswers.class);
    private static final int AT_A_TIME = 8;

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final Semaphore places = new Semaphore(AT_A_TIME);
    private final BlockingQueue<Consumer<byte[], byte[]>> idle = new LinkedBlockingQueue<>();

    EventLogAnswers(KafkaSettings kafka) {
        AtomicInteger count = new AtomicInteger();
        this.consumers =
                () ->
                        ByteConsumers.named(
                                        "tickfold-gateway-answers-" + count.getAndIncrement(),
                                        kafka.bootstrapServers())
                                .get();
    }

    @Override
    public Optional<List<TradeEvent>> read(
            AccountId account, FirstAnswer first, Deadline deadline) {
        try {
            if (!places.tryAcquire(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS)) {
                return Optional.empty();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        try {
            return scan(account, first, deadline);
        } finally {
            places.release();
        }
    }

    private Optional<List<TradeEvent>> scan(
            AccountId account, FirstAnswer first, Deadline deadline) {
        Consumer<byte[], byte[]> consumer = Optional.ofNullable(idle.poll()).orElseGet(consumers);
        try {
            Optional<List<TradeEvent>> answer =
                    new LogScan(consumer, account, first, deadline).run();
            idle.add(consumer);
            return answer;
        } catch (RuntimeException e) {
            log.warn("cannot read answer {} of {} again: {}", first, account, e.toString());
            consumer.close();
            return Optional.empty();
        }
    }

    @Override
    public void destroy() {
        idle.forEach(Consumer::close);
    }
}
