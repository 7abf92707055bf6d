package io.tickfold.engine.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tickfold.contract.wire.ByteClients;
import io.tickfold.engine.stores.PartitionCopy;
import io.tickfold.engine.stores.PartitionStores;
import io.tickfold.engine.stores.StoreTopics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntConsumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StandbyUpdateListener;
import org.apache.kafka.streams.processor.TaskId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the live objects of the partitions of which this engine has a standby, by reading their
/// changelogs beside Kafka Streams, on a thread of its own: a takeover does not wait for them.
///
/// It is only ever a shortcut. A copy that is late, or that could not be read, is not used.
final class StandbyCopies implements StandbyUpdateListener, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(StandbyCopies.class);
    private static final Duration POLL = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration REHEARSE_AFTER = Duration.ofMinutes(1);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final IntConsumer rehearsal;
    private final LinkedBlockingQueue<Runnable> requests = new LinkedBlockingQueue<>();
    private final Map<Integer, PartitionCopy> copies = new HashMap<>();
    private volatile int count;
    private volatile boolean isClosed;
    private final Thread thread;
    private long rehearsed = System.nanoTime();

    /// @param rehearsal does for a partition what a takeover asks of the brokers, so that the
    ///   connections for it are there
    StandbyCopies(String bootstrapServers, IntConsumer rehearsal) {
        this.rehearsal = rehearsal;
        consumer =
                ByteClients.consumer(
                        bootstrapServers,
                        IsolationLevel.READ_COMMITTED,
                        Map.of(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none"));
        thread = Thread.ofPlatform().name("standby-copies").start(this::run);
    }

    @Override
    public void onUpdateStart(TopicPartition changelog, String store, long offset) {
        request(store, () -> begin(changelog.partition()));
    }

    @Override
    public void onBatchLoaded(
            TopicPartition changelog, String store, TaskId task, long end, long size, long last) {
        // Its own consumer reads the same.
    }

    /// A copy is still wanted if the partition is being taken over.
    @Override
    public void onUpdateSuspended(
            TopicPartition changelog, String store, long offset, long end, SuspendReason reason) {
        if (reason == SuspendReason.MIGRATED) {
            request(store, () -> drop(changelog.partition()));
        }
    }

    private void request(String store, Runnable request) {
        if (store.equals(StoreTopics.HEAD)) {
            requests.add(request);
        }
    }

    /// Takes the copy of a partition away that nobody else writes to any more. How far it has to be
    /// is not asked of a broker, which would answer only after the consumer's fetch that waits
    /// there for more.
    ///
    /// @param mark of the stores
    /// @return empty if there is none that has read everything
    Optional<PartitionCopy> take(int partition, PartitionStores.Mark mark) {
        CompletableFuture<Optional<PartitionCopy>> taken = new CompletableFuture<>();
        requests.add(() -> taken.complete(taken(partition, mark)));
        try {
            return taken.get(2 * PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            log.warn("the copy of partition {} comes too late", partition, e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    private void run() {
        try (consumer) {
            while (!isClosed) {
                step();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void step() throws InterruptedException {
        Runnable next = copies.isEmpty() ? requests.take() : requests.poll();
        try {
            if (next != null) {
                next.run();
            } else {
                read();
                rehearse();
            }
        } catch (RuntimeException e) {
            log.warn("standby copies are dropped; a takeover will read the state itself", e);
            copies.clear();
            assign();
        }
    }

    private void begin(int partition) {
        copies.put(partition, new PartitionCopy());
        assign();
        consumer.seekToBeginning(List.of(changelog(partition)));
        rehearsal.accept(partition);
    }

    private void drop(int partition) {
        copies.remove(partition);
        assign();
    }

    /// How many there are.
    int count() {
        return count;
    }

    private void assign() {
        count = copies.size();
        consumer.assign(copies.keySet().stream().map(StandbyCopies::changelog).toList());
    }

    private static TopicPartition changelog(int partition) {
        return new TopicPartition(StoreTopics.changelog(StoreTopics.HEAD), partition);
    }

    private void read() {
        var polled = consumer.poll(POLL);
        for (TopicPartition each : polled.partitions()) {
            PartitionCopy copy = copies.get(each.partition());
            if (copy != null) {
                polled.records(each).forEach(changed -> change(copy, changed));
                copy.settle();
            }
        }
    }

    private static void change(PartitionCopy copy, ConsumerRecord<byte[], byte[]> changed) {
        copy.change(new String(changed.key(), UTF_8), changed.value());
    }

    private Optional<PartitionCopy> taken(int partition, PartitionStores.Mark mark) {
        Optional<PartitionCopy> copy = Optional.ofNullable(copies.get(partition));
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (copy.filter(each -> !each.isAt(mark)).isPresent() && System.nanoTime() < deadline) {
            read();
        }
        drop(partition);
        return copy.filter(each -> each.isAt(mark));
    }

    private void rehearse() {
        if (System.nanoTime() - rehearsed > REHEARSE_AFTER.toNanos()) {
            copies.keySet().forEach(rehearsal::accept);
            rehearsed = System.nanoTime();
        }
    }

    @Override
    public void close() {
        isClosed = true;
        requests.add(() -> {});
        try {
            thread.join(PATIENCE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
