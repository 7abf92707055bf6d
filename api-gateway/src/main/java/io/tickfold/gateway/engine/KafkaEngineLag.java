package io.tickfold.gateway.engine;

import io.tickfold.gateway.KafkaSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/// Asks the brokers, at most once in two seconds, and connects only when it must.
@Component
final class KafkaEngineLag implements EngineLag, DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(KafkaEngineLag.class);
    private static final String CLIENT = "tickfold-gateway-lag";
    private static final long FRESH_NANOS = Duration.ofSeconds(2).toNanos();

    private final String bootstrapServers;
    private Optional<BriefAdmin> connection = Optional.empty();
    private Optional<Known> known = Optional.empty();

    private record Known(OptionalLong undecided, long nanoTime) {

        boolean isFresh() {
            return System.nanoTime() - nanoTime < FRESH_NANOS;
        }
    }

    KafkaEngineLag(KafkaSettings kafka) {
        bootstrapServers = kafka.bootstrapServers();
    }

    @Override
    public synchronized OptionalLong undecided() {
        Known answer = known.filter(Known::isFresh).orElseGet(this::ask);
        known = Optional.of(answer);
        return answer.undecided();
    }

    private Known ask() {
        OptionalLong undecided = OptionalLong.empty();
        try {
            undecided = OptionalLong.of(read());
        } catch (KafkaException | ExecutionException | TimeoutException e) {
            log.warn("cannot tell how far the engine is behind: {}", e.toString());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return new Known(undecided, System.nanoTime());
    }

    private long read() throws ExecutionException, InterruptedException, TimeoutException {
        BriefAdmin admin = connection.orElseGet(() -> BriefAdmin.connect(bootstrapServers, CLIENT));
        connection = Optional.of(admin);
        List<TopicPartition> partitions = admin.input();
        Map<TopicPartition, OffsetAndMetadata> committed = admin.committed(partitions);
        long undecided = 0;
        for (TopicPartition partition : partitions) {
            long decided =
                    Optional.ofNullable(committed.get(partition))
                            .map(OffsetAndMetadata::offset)
                            .orElse(0L);
            undecided += Math.max(0, admin.end(partition) - decided);
        }
        return undecided;
    }

    @Override
    public synchronized void destroy() {
        connection.ifPresent(BriefAdmin::close);
        connection = Optional.empty();
    }
}
