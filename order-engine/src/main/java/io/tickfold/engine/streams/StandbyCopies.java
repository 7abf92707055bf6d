package io.tickfold.engine.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tickfold.contract.wire.ByteClients;
import io.tickfold.engine.stores.PartitionCopy;
import io.tickfold.engine.stores.PartitionStores;
import io.tickfold.engine.stores.StoreTopics;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
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
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration REHEARSE_AFTER = Duration.ofMinutes(1);

    /// A takeover does not wait for a copy that lacks more records than that.
    private static final long FAR_BEHIND = 5_000;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final IntConsumer rehearsal;
    private final LinkedBlockingQueue<Runnable> requests = new LinkedBlockingQueue<>();
    private final Map<Integer, PartitionCopy> copies = new HashMap<>();
    private final Thread thread;
    private Thread rehearsing = Thread.ofVirtual().unstarted(() -> {});
    private long rehearsed;
    private volatile int count;
    private volatile boolean isClosed;

    /// @param rehearsal does for a partition what a takeover asks of the brokers, so that the
    ///   connections for it are there
    StandbyCopies(String bootstrapServers, IntConsumer rehearsal) {
        this.rehearsal = rehearsal;
        consumer =
                ByteClients.consumer(
                        bootstrapServers,
                        IsolationLevel.READ_COMMITTED,
                        Map.of(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none"));
        thread = Thread.ofPlatform().daemon().name("standby-copies").start(this::run);
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
        requests.add(() -> answer(taken, partition, mark));
        try {
            return thread.isAlive()
                    ? taken.get(2 * PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    : Optional.empty();
        } catch (ExecutionException | TimeoutException e) {
            log.warn("the copy of partition {} comes too late", partition, e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    private void answer(
            CompletableFuture<Optional<PartitionCopy>> asked,
            int partition,
            PartitionStores.Mark mark) {
        try {
            asked.complete(taken(partition, mark));
        } catch (RuntimeException e) {
            asked.completeExceptionally(e);
            throw e;
        }
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
        } catch (KafkaException e) {
            log.warn("standby copies are read once more", e);
            LockSupport.parkNanos(PAUSE.toNanos());
            copies.replaceAll((_, _) -> new PartitionCopy());
            assign();
            consumer.seekToBeginning(consumer.assignment());
        }
    }

    private void begin(int partition) {
        copies.put(partition, new PartitionCopy());
        assign();
        consumer.seekToBeginning(List.of(changelog(partition)));
    }

    private void drop(int partition) {
        copies.remove(partition);
        assign();
    }

    private void assign() {
        count = 0;
        consumer.assign(copies.keySet().stream().map(StandbyCopies::changelog).toList());
    }

    private static TopicPartition changelog(int partition) {
        return new TopicPartition(StoreTopics.changelog(StoreTopics.HEAD), partition);
    }

    /// How many there are that have read everything so far.
    int count() {
        return count;
    }

    private void read() {
        var polled = consumer.poll(POLL);
        Set<Integer> unreadable = new HashSet<>();
        for (TopicPartition each : polled.partitions()) {
            PartitionCopy copy = copies.get(each.partition());
            if (copy != null && !isRead(copy, polled.records(each))) {
                unreadable.add(each.partition());
            }
        }
        unreadable.forEach(this::drop);
        count = (int) copies.keySet().stream().filter(partition -> lag(partition) == 0).count();
    }

    /// Whatever it cannot read, as of a newer format, a takeover reads or refuses itself.
    private static boolean isRead(
            PartitionCopy copy, List<ConsumerRecord<byte[], byte[]>> changes) {
        try {
            for (ConsumerRecord<byte[], byte[]> each : changes) {
                copy.change(new String(each.key(), UTF_8), each.value());
            }
            copy.settle();
            return true;
        } catch (RuntimeException e) {
            log.warn("a standby copy is dropped", e);
            return false;
        }
    }

    /// How many records it has not read, as far as is known.
    private long lag(int partition) {
        return consumer.currentLag(changelog(partition)).orElse(FAR_BEHIND);
    }

    private Optional<PartitionCopy> taken(int partition, PartitionStores.Mark mark) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (copies.containsKey(partition)
                && !isAt(partition, mark)
                && lag(partition) < FAR_BEHIND
                && System.nanoTime() < deadline) {
            read();
        }
        Optional<PartitionCopy> copy =
                Optional.ofNullable(copies.get(partition)).filter(_ -> isAt(partition, mark));
        drop(partition);
        return copy;
    }

    /// The mark may be read before other records of the same transaction.
    private boolean isAt(int partition, PartitionStores.Mark mark) {
        PartitionCopy copy = copies.get(partition);
        return copy != null && copy.isAt(mark) && lag(partition) == 0;
    }

    private void rehearse() {
        long now = System.nanoTime();
        if (!rehearsing.isAlive()
                && (rehearsed == 0 || now - rehearsed > REHEARSE_AFTER.toNanos())) {
            rehearsed = now;
            List<Integer> partitions = List.copyOf(copies.keySet());
            rehearsing = Thread.ofVirtual().start(() -> rehearse(partitions));
        }
    }

    private void rehearse(List<Integer> partitions) {
        try {
            partitions.forEach(rehearsal::accept);
        } catch (RuntimeException e) {
            log.debug("the brokers do not answer", e);
        }
    }

    @Override
    public void close() {
        isClosed = true;
        requests.add(() -> {});
        try {
            boolean _ = thread.join(PATIENCE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
