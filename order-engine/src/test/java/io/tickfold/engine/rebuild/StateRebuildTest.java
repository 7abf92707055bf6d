package io.tickfold.engine.rebuild;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tickfold.contract.wire.TopicProvisioning;
import io.tickfold.contract.wire.Topics;
import io.tickfold.engine.rebuild.StateRebuild.Loss;
import io.tickfold.engine.streams.RunningEngine;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;

/// What a rebuild refuses to do, and what it leaves behind when it ends half-way.
class StateRebuildTest extends StoredOrder {

    @Test
    void makesNoStateFromEventsOfWhichSomeWereDeleted() throws Exception {
        TopicPartition events = new TopicPartition(Topics.TRADE_EVENTS.name(), PARTITION);
        engine.admin().deleteRecords(Map.of(events, RecordsToDelete.beforeOffset(-1))).all().get();

        assertThat(engine.startFailure()).contains("ends with no event").contains(COMMAND);
        assertThatThrownBy(engine::rebuild)
                .isInstanceOfSatisfying(
                        RebuildException.class,
                        failure ->
                                assertThat(failure.reason())
                                        .isEqualTo(RebuildException.Reason.DAMAGED_EVENTS))
                .hasMessageContaining("events were deleted");
    }

    @Test
    void doesNotForgetUnaskedWhatTheLostEventsDecided() throws Exception {
        List<ConsumerRecord<byte[], byte[]>> all = loseTheLastEvent();

        assertThat(engine.startFailure()).contains("restore it from a copy");
        assertThatThrownBy(engine::rebuild)
                .isInstanceOfSatisfying(
                        RebuildException.class,
                        failure ->
                                assertThat(failure.reason())
                                        .isEqualTo(RebuildException.Reason.LOST_EVENTS))
                .hasMessageContaining("restore it from a copy")
                .hasMessageContaining("--accept-loss");

        write(all.getLast().headers(), all.getLast().key(), all.getLast().value());
        rebuild();
        closesTheOrder(2);
    }

    @Test
    void forgetsWhatTheLostEventsDecidedIfItIsAsked() throws Exception {
        var _ = loseTheLastEvent();

        RebuiltPartition rebuilt = engine.rebuild(Loss.ACCEPTED).get(PARTITION);

        assertThat(rebuilt.events()).isEqualTo(1);
        assertThat(rebuilt.openOrders()).isZero();
        assertThat(rebuilt.remarks()).anyMatch(remark -> remark.contains("are lost"));
    }

    private List<ConsumerRecord<byte[], byte[]>> loseTheLastEvent() throws Exception {
        List<ConsumerRecord<byte[], byte[]>> all = events();
        delete(EVENTS);
        await().until(() -> !engine.admin().listTopics().names().get().contains(EVENTS));
        TopicProvisioning.createMissing(engine.admin(), RunningEngine.PARTITIONS);
        for (ConsumerRecord<byte[], byte[]> each : all.subList(0, all.size() - 1)) {
            write(each.headers(), each.key(), each.value());
        }
        return all;
    }

    @Test
    void refusesToRebuildUnderARunningEngine() throws Exception {
        engine.start();

        assertThatThrownBy(engine::rebuild)
                .isInstanceOfSatisfying(
                        RebuildException.class,
                        failure ->
                                assertThat(failure.reason())
                                        .isEqualTo(RebuildException.Reason.ENGINE_RUNS));
        client.send(tick(2), closeOrder());
        requireClosed();
    }

    @Test
    void anInterruptedRebuildIsNoState() throws Exception {
        StateRebuild interrupted =
                new StateRebuild(
                        engine.bootstrapServers(),
                        Loss.REFUSED,
                        (step, _, _, _) -> {
                            if (step.startsWith("writing")) {
                                throw new IllegalStateException("interrupted");
                            }
                        });
        assertThatThrownBy(interrupted::run).hasMessage("interrupted");

        assertThat(engine.startFailure()).contains("offsets of order-engine").contains(COMMAND);
        rebuild();
        closesTheOrder(2);
    }

    @Test
    void setsChangelogsAsTheEngineDoes() throws Exception {
        Map<String, String> ofTheEngine = settings(HEAD);

        rebuild();

        assertThat(settings(HEAD)).isEqualTo(ofTheEngine);
    }

    private Map<String, String> settings(String topic) throws Exception {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        var settings = engine.admin().describeConfigs(List.of(resource)).values().get(resource);
        return Objects.requireNonNull(settings).get().entries().stream()
                .filter(entry -> !entry.isDefault())
                .collect(toMap(ConfigEntry::name, ConfigEntry::value));
    }
}
