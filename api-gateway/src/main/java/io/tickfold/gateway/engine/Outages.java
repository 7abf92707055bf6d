package io.tickfold.gateway.engine;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.tickfold.contract.input.Clock;
import io.tickfold.contract.value.RequestId;
import io.tickfold.contract.wire.MessageHeaders;
import io.tickfold.contract.wire.MessageType;
import io.tickfold.contract.wire.Topics;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaOperations;

/// The partitions of `trade-input` that have not acknowledged what was sent to them.
///
/// A record that says nothing but the time is sent to each, until one is acknowledged. So no
/// command of a client is needed to find out, and none waits in a queue behind an outage.
final class Outages implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Outages.class);
    private static final long PAUSE_MS = 100;
    private static final long PATIENCE_MS = 5_000;

    private final KafkaOperations<byte[], byte[]> kafka;
    private final InstantSource time;
    private final Set<Integer> partitions = ConcurrentHashMap.newKeySet();
    private final RequestIds ids = new RequestIds();
    private final CountDownLatch closed = new CountDownLatch(1);

    Outages(KafkaOperations<byte[], byte[]> kafka, InstantSource time) {
        this.kafka = kafka;
        this.time = time;
    }

    /// Whether what is sent to the partition now would have to wait for the end of an outage.
    boolean include(int partition) {
        return partitions.contains(partition);
    }

    int count() {
        return partitions.size();
    }

    /// Notes that the partition has not acknowledged something; never blocks.
    void begin(int partition) {
        if (partitions.add(partition)) {
            log.warn("partition {} of trade-input acknowledges nothing, refusing", partition);
            Thread.ofVirtual().name("outage-" + partition).start(() -> end(partition));
        }
    }

    private void end(int partition) {
        try {
            while (!acknowledges(partition)) {
                if (closed.await(PAUSE_MS, MILLISECONDS)) {
                    return;
                }
            }
            partitions.remove(partition);
            log.info("partition {} of trade-input acknowledges again", partition);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean acknowledges(int partition) throws InterruptedException {
        try {
            var _ = kafka.send(clock(partition)).get(PATIENCE_MS, MILLISECONDS);
            return true;
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            log.debug("partition {} still acknowledges nothing", partition, e);
            return false;
        }
    }

    private ProducerRecord<byte[], byte[]> clock(int partition) {
        Clock clock = new Clock(time.instant());
        RequestId id = ids.next();
        return new ProducerRecord<>(
                Topics.TRADE_INPUT.name(),
                partition,
                null,
                null,
                Topics.TRADE_INPUT.encode(clock),
                MessageHeaders.brief(MessageType.of(clock), id.value()));
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
