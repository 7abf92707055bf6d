package io.tickfold.engine.streams;

import io.tickfold.contract.input.Clock;
import io.tickfold.contract.wire.ByteClients;
import io.tickfold.contract.wire.MessageHeaders;
import io.tickfold.contract.wire.MessageType;
import io.tickfold.contract.wire.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/// Appends the time to a partition of the input log, so that the engine processes its backlog.
interface ClockSender extends AutoCloseable {

    /// Returns at once.
    ///
    /// @param id the record's `ce_id`
    /// @param whenFailed runs if the record may not have been appended
    void append(int partition, String id, Clock clock, Runnable whenFailed);

    @Override
    void close();

    /// One that appends to `trade-input` of a cluster.
    static ClockSender to(String bootstrapServers, EngineMetrics metrics) {
        return new ToCluster(bootstrapServers, metrics);
    }

    /// Appends outside any transaction, on a thread of its own, and forgets what does not arrive
    /// within 2 s.
    final class ToCluster implements ClockSender {

        private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);
        private static final Map<String, Object> BOUNDS =
                Map.of(
                        ProducerConfig.LINGER_MS_CONFIG, 0,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG, 1_000,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 1_000,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 2_000,
                        ProducerConfig.BUFFER_MEMORY_CONFIG, 1 << 20);

        private final EngineMetrics metrics;
        private final KafkaProducer<byte[], byte[]> producer;
        private final ExecutorService sending =
                Executors.newSingleThreadExecutor(Thread.ofVirtual().name("clocks").factory());

        private ToCluster(String bootstrapServers, EngineMetrics metrics) {
            this.metrics = metrics;
            producer = ByteClients.producer(bootstrapServers, BOUNDS);
        }

        @Override
        public void append(int partition, String id, Clock clock, Runnable whenFailed) {
            var toSend =
                    new ProducerRecord<byte[], byte[]>(
                            Topics.TRADE_INPUT.name(),
                            partition,
                            null,
                            Topics.TRADE_INPUT.encode(clock),
                            MessageHeaders.brief(MessageType.of(clock), id));
            try {
                sending.execute(() -> send(toSend, whenFailed));
            } catch (RejectedExecutionException _) {
                fail(whenFailed);
            }
        }

        private void send(ProducerRecord<byte[], byte[]> clock, Runnable whenFailed) {
            try {
                var _ =
                        producer.send(
                                clock,
                                (_, failure) -> {
                                    if (failure != null) {
                                        fail(whenFailed);
                                    }
                                });
            } catch (KafkaException | IllegalStateException _) {
                fail(whenFailed);
            }
        }

        private void fail(Runnable whenFailed) {
            metrics.clockFailed();
            whenFailed.run();
        }

        @Override
        public void close() {
            sending.shutdownNow();
            producer.close(CLOSE_TIMEOUT);
        }
    }
}
