package io.tickfold.engine.rebuild;

import static io.tickfold.engine.domain.Inputs.ALICE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tickfold.contract.wire.MessageHeaders;
import io.tickfold.contract.wire.MessageType;
import io.tickfold.contract.wire.TopicProvisioning;
import io.tickfold.contract.wire.Topics;
import io.tickfold.engine.streams.RunningEngine;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

/// Records in `trade-events` that no engine wrote stop neither an engine nor a rebuild; those that
/// an engine may have written stop both.
class ForeignRecordsTest extends StoredOrder {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final byte[] GARBAGE = {'?', 0, -1};
    private static final byte[] KEY = Topics.TRADE_EVENTS.encodeKey(ALICE);

    private static Headers without(Headers headers, String name) {
        Headers copy = new RecordHeaders(headers);
        return copy.remove(name);
    }

    private static Headers with(Headers headers, String name, String value) {
        return without(headers, name).add(name, value.getBytes(UTF_8));
    }

    private static String idAfter(ConsumerRecord<?, ?> event) {
        Header id = event.headers().lastHeader("ce_id");
        String[] parts = new String(id.value(), UTF_8).split("-", -1);
        return parts[0] + "-" + (Long.parseLong(parts[1]) + 1) + "-0";
    }

    /// Of every kind that can be told from what an engine writes next.
    private void writeForeign() throws Exception {
        ConsumerRecord<byte[], byte[]> first = events().getFirst();
        ConsumerRecord<byte[], byte[]> last = events().getLast();
        write(new RecordHeaders(), KEY, GARBAGE);
        write(new RecordHeaders(), null, null);
        write(new RecordHeaders(), KEY, new byte[600_000]);
        write(MessageHeaders.brief(MessageType.ORDER_CLOSED, "x"), KEY, first.value());
        write(with(first.headers(), "ce_type", "tickfold.unknown.v1"), KEY, first.value());
        write(first.headers(), KEY, first.value());
        write(last.headers(), KEY, null);
        write(without(last.headers(), "ce_chainhash"), KEY, last.value());
        write(with(last.headers(), "ce_id", "99-1-0"), KEY, last.value());
        write(
                MessageHeaders.published(
                        MessageType.ORDER_OPENED, idAfter(last), "/x", Instant.EPOCH),
                KEY,
                last.value());
    }

    /// The client that opened it reads no such records.
    private void closesTheOrderAllTheSame() throws Exception {
        int before = events().size();
        engine.start();
        client.send(tick(2), closeOrder());
        await().atMost(PATIENCE).until(() -> events().size() == before + 1);
        assertThat(MessageHeaders.type(events().getLast().headers()))
                .contains(MessageType.ORDER_CLOSED);
    }

    @Test
    void anEngineStartsWhereTheEventsEndWithRecordsOfOthers() throws Exception {
        writeForeign();
        closesTheOrderAllTheSame();
    }

    @Test
    void aStateIsRebuiltWithoutTheRecordsOfOthers() throws Exception {
        writeForeign();

        assertThat(rebuild().get(PARTITION).remarks())
                .contains(
                        "10 records that no engine wrote were left out, the first at offset "
                                + firstForeign());
        closesTheOrderAllTheSame();
    }

    private long firstForeign() {
        return events().stream()
                .filter(event -> event.headers().lastHeader("ce_id") == null)
                .findFirst()
                .orElseThrow()
                .offset();
    }

    @Test
    void aRecordThatMayBeTheEnginesNextStopsTheRebuild() throws Exception {
        ConsumerRecord<byte[], byte[]> last = events().getLast();
        write(with(last.headers(), "ce_id", idAfter(last)), KEY, last.value());

        assertThatThrownBy(engine::rebuild)
                .isInstanceOfSatisfying(
                        RebuildException.class,
                        failure ->
                                assertThat(failure.reason())
                                        .isEqualTo(RebuildException.Reason.DAMAGED_EVENTS))
                .hasMessageContaining("event at offset");
        closesTheOrderAllTheSame();
    }

    @Test
    void nothingIsMadeOfRecordsOfOthersAlone() throws Exception {
        delete(EVENTS);
        await().until(() -> !engine.admin().listTopics().names().get().contains(EVENTS));
        TopicProvisioning.createMissing(engine.admin(), RunningEngine.PARTITIONS);
        write(new RecordHeaders(), KEY, GARBAGE);

        assertThatThrownBy(engine::rebuild)
                .isInstanceOfSatisfying(
                        RebuildException.class,
                        failure ->
                                assertThat(failure.reason())
                                        .isEqualTo(RebuildException.Reason.NO_EVENTS))
                .hasMessageContaining("none that an engine wrote");
    }
}
