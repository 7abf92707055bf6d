package io.tickfold.chaos.fault;

import static java.util.stream.Collectors.toSet;

import io.tickfold.chaos.cluster.Cluster;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.wire.ByteClients;
import io.tickfold.contract.wire.Topics;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.TopicPartition;

/// Knows how the engines share their work.
final class Engines implements AutoCloseable {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

    private final Cluster cluster;
    private final Admin admin;

    Engines(Cluster cluster) {
        this.cluster = cluster;
        admin = ByteClients.admin(cluster.kafka(), Map.of());
    }

    /// Waits until all of them are at work.
    ///
    /// @return whether they are
    boolean awaitAll(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < deadline) {
            ConsumerGroupDescription group = group();
            if (group.groupState() == GroupState.STABLE
                    && group.members().size() >= cluster.engines().size()) {
                return true;
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
        return false;
    }

    /// Those of these accounts whose orders an engine does not work on.
    Set<String> sparedBy(String engine, Collection<String> accounts) {
        Set<Integer> its = partitionsOf(engine);
        int partitions = partitions();
        return accounts.stream()
                .filter(each -> !its.contains(Topics.partitionOf(new AccountId(each), partitions)))
                .collect(toSet());
    }

    private Set<Integer> partitionsOf(String engine) {
        String prefix = cluster.watchPort(engine) + "_";
        return group().members().stream()
                .filter(member -> member.groupInstanceId().orElse("").startsWith(prefix))
                .map(MemberDescription::assignment)
                .flatMap(assigned -> assigned.topicPartitions().stream())
                .map(TopicPartition::partition)
                .collect(toSet());
    }

    private ConsumerGroupDescription group() {
        return ask(() -> admin.describeConsumerGroups(List.of(Topics.ENGINE_GROUP)).all().get())
                .values()
                .iterator()
                .next();
    }

    private int partitions() {
        String topic = Topics.TRADE_INPUT.name();
        return ask(() -> admin.describeTopics(List.of(topic)).allTopicNames().get())
                .values()
                .iterator()
                .next()
                .partitions()
                .size();
    }

    private interface Question<T> {
        T ask() throws ExecutionException, InterruptedException;
    }

    private static <T> T ask(Question<T> question) {
        try {
            return question.ask();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the brokers do not say", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
