package io.tickfold.gateway.engine;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.tickfold.contract.wire.ByteClients;
import io.tickfold.contract.wire.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/// Asks brokers for offsets, and waits for their answers for two seconds.
record BriefAdmin(Admin admin) implements AutoCloseable {

    private static final int TIMEOUT_MS = 1_500;
    private static final long PATIENCE_MS = 2_000;
    private static final Duration CLOSE = Duration.ofMillis(100);

    static BriefAdmin connect(String bootstrapServers, String client) {
        Map<String, Object> settings =
                Map.of(
                        AdminClientConfig.CLIENT_ID_CONFIG,
                        client,
                        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        TIMEOUT_MS,
                        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        TIMEOUT_MS,
                        AdminClientConfig.ENABLE_METRICS_PUSH_CONFIG,
                        false);
        return new BriefAdmin(ByteClients.admin(bootstrapServers, settings));
    }

    /// The partitions of `trade-input`.
    List<TopicPartition> input() throws ExecutionException, InterruptedException, TimeoutException {
        return get(admin.describeTopics(List.of(Topics.TRADE_INPUT.name())).allTopicNames())
                .values()
                .stream()
                .flatMap(BriefAdmin::partitions)
                .toList();
    }

    private static Stream<TopicPartition> partitions(TopicDescription topic) {
        return topic.partitions().stream()
                .map(each -> new TopicPartition(topic.name(), each.partition()));
    }

    /// What the engine has committed, of those partitions where it has.
    Map<TopicPartition, OffsetAndMetadata> committed(List<TopicPartition> partitions)
            throws ExecutionException, InterruptedException, TimeoutException {
        ListConsumerGroupOffsetsSpec asked =
                new ListConsumerGroupOffsetsSpec().topicPartitions(partitions);
        return get(
                admin.listConsumerGroupOffsets(Map.of(Topics.ENGINE_GROUP, asked))
                        .partitionsToOffsetAndMetadata());
    }

    /// The end that transactions do not hold back.
    long end(TopicPartition partition)
            throws ExecutionException, InterruptedException, TimeoutException {
        return get(admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                        .partitionResult(partition))
                .offset();
    }

    private static <T> T get(KafkaFuture<T> future)
            throws ExecutionException, InterruptedException, TimeoutException {
        return future.get(PATIENCE_MS, MILLISECONDS);
    }

    @Override
    public void close() {
        admin.close(CLOSE);
    }
}
