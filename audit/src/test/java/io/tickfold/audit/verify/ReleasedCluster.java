package io.tickfold.audit.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import io.tickfold.audit.Release;
import io.tickfold.audit.Release.StateEntry;
import io.tickfold.audit.log.LogRecord;
import io.tickfold.audit.log.LogRecord.Log;
import io.tickfold.contract.wire.Json;
import io.tickfold.contract.wire.TopicProvisioning;
import io.tickfold.contract.wire.Topics;
import io.tickfold.embedded.EmbeddedKafka;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// A cluster as the engine of a release left it: both logs, its state, and how far it had read.
final class ReleasedCluster implements AutoCloseable {

    static final int PARTITIONS = 2;

    private static final ConfigResource INPUT =
            new ConfigResource(ConfigResource.Type.TOPIC, Topics.TRADE_INPUT.name());

    private final EmbeddedKafka kafka;
    private final Admin admin;

    ReleasedCluster(Path directory, Release release)
            throws IOException, ExecutionException, InterruptedException {
        kafka = EmbeddedKafka.start(directory, 0);
        admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()));
        createTopics();
        Map<String, String> topics = topicIds(release.state());
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", bootstrapServers()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            for (LogRecord each : release.records()) {
                producer.send(toSend(each)).get();
            }
            for (StateEntry each : release.state()) {
                producer.send(toSend(each, topics)).get();
            }
        }
        commit(release);
        stampInputs("LogAppendTime");
    }

    String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    /// Inputs keep the time that they have in the log, and are kept although it is long past.
    private void createTopics() throws ExecutionException, InterruptedException {
        admin.createTopics(Changelogs.STORES.stream().map(ReleasedCluster::changelog).toList())
                .all()
                .get();
        TopicProvisioning.createMissing(admin, PARTITIONS);
        set(TopicConfig.RETENTION_MS_CONFIG, "-1");
        stampInputs("CreateTime");
    }

    private static NewTopic changelog(String store) {
        return new NewTopic(Changelogs.topic(store), Optional.of(PARTITIONS), Optional.empty())
                .configs(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, "compact"));
    }

    private void stampInputs(String how) throws ExecutionException, InterruptedException {
        set(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, how);
    }

    private void set(String name, String value) throws ExecutionException, InterruptedException {
        AlterConfigOp change =
                new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
        admin.incrementalAlterConfigs(Map.of(INPUT, List.of(change))).all().get();
        await().until(() -> setting(name).equals(value));
    }

    private String setting(String name) throws ExecutionException, InterruptedException {
        return admin.describeConfigs(List.of(INPUT))
                .all()
                .get()
                .values()
                .iterator()
                .next()
                .get(name)
                .value();
    }

    /// The ids that the topics have here, by those that they had in the cluster of the release.
    private Map<String, String> topicIds(List<StateEntry> state)
            throws ExecutionException, InterruptedException {
        Map<String, String> ids = new HashMap<>();
        var progress = state.stream().filter(each -> each.key().equals("head")).findFirst();
        var then = Json.MAPPER.readTree(progress.orElseThrow().json()).path("topics");
        admin.describeTopics(then.propertyNames())
                .allTopicNames()
                .get()
                .forEach((name, topic) ->
                        ids.put(then.path(name).stringValue(), topic.topicId().toString()));
        return ids;
    }

    private static ProducerRecord<byte[], byte[]> toSend(LogRecord each) {
        boolean isInput = each.log() == Log.INPUT;
        return new ProducerRecord<>(
                isInput ? Topics.TRADE_INPUT.name() : Topics.TRADE_EVENTS.name(),
                each.partition(),
                each.timestamp(),
                each.key(),
                each.value(),
                each.headers());
    }

    private static ProducerRecord<byte[], byte[]> toSend(
            StateEntry each, Map<String, String> topics) {
        String json = each.json();
        for (Map.Entry<String, String> topic : topics.entrySet()) {
            json = json.replace(topic.getKey(), topic.getValue());
        }
        return new ProducerRecord<>(
                Changelogs.topic(each.store()),
                each.partition(),
                each.key().getBytes(UTF_8),
                ((char) each.format() + json).getBytes(UTF_8));
    }

    private void commit(Release release)
            throws IOException, ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> executed = new HashMap<>();
        for (LogRecord each : release.records()) {
            if (each.log() == Log.INPUT) {
                executed.put(
                        new TopicPartition(Topics.TRADE_INPUT.name(), each.partition()),
                        new OffsetAndMetadata(each.offset() + 1));
            }
        }
        admin.alterConsumerGroupOffsets(Topics.ENGINE_GROUP, executed).all().get();
    }

    /// Whether the engine has executed every input.
    boolean isExecuted() throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> executed =
                admin.listConsumerGroupOffsets(Topics.ENGINE_GROUP)
                        .partitionsToOffsetAndMetadata()
                        .get();
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        executed.keySet().forEach(each -> asked.put(each, OffsetSpec.latest()));
        Map<TopicPartition, Long> ends = new HashMap<>();
        admin.listOffsets(asked).all().get().forEach((each, end) -> ends.put(each, end.offset()));
        return executed.entrySet().stream()
                .allMatch(each -> each.getValue().offset() >= ends.getOrDefault(each.getKey(), 0L));
    }

    /// The state that is stored now.
    List<StateEntry> state() {
        return new Changelogs(bootstrapServers(), PARTITIONS).read();
    }

    @Override
    public void close() {
        admin.close();
        kafka.close();
    }
}
