package io.tickfold.engine.rebuild;

import static io.tickfold.engine.domain.Inputs.rules;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.value.ChainHash;
import io.tickfold.contract.wire.Topics;
import io.tickfold.engine.journal.EventDigest;
import io.tickfold.engine.journal.EventId;
import io.tickfold.engine.stores.PartitionProgress;
import io.tickfold.engine.stores.PartitionStores;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Something of the open order is lost; it is noticed, and the order can be closed once the state
/// was rebuilt.
class LostStateTest extends StoredOrder {

    @Test
    void mendsALostChangelog() throws Exception {
        delete(HEAD);

        assertThat(engine.startFailure()).contains(HEAD + " is lost").contains(COMMAND);
        rebuild();
        closesTheOrder(2);
    }

    @Test
    void answersNothingFromAnEmptiedState() throws Exception {
        delete(HEAD);
        create(HEAD);
        client.send(tick(2), closeOrder());

        assertThat(engine.startFailure())
                .contains("ends with event " + PARTITION + "-3-0, but the engine's state with no")
                .contains(COMMAND);
        assertThat(client.receive(1, Duration.ofSeconds(2))).isEmpty();
        rebuild();
        engine.start();
        requireClosed();
    }

    @Test
    void mendsLostOffsets() throws Exception {
        engine.admin().deleteConsumerGroups(List.of("order-engine")).all().get();

        assertThat(engine.startFailure()).contains("offsets of order-engine").contains(COMMAND);
        rebuild();
        closesTheOrder(2);
    }

    @Test
    void mendsALostInput() throws Exception {
        delete(Topics.TRADE_INPUT.name());

        assertThat(engine.startFailure())
                .contains("offsets of order-engine are lost")
                .contains(COMMAND);
        assertThat(rebuild().get(PARTITION).remarks())
                .anyMatch(remark -> remark.contains("trade-input ends at 0"))
                .anyMatch(remark -> remark.contains("restart the price feed"));
        engine.start();
        client.send(rules());
        client.send(tick(2), closeOrder());
        requireClosed();
    }

    @Test
    void mendsOffsetsBeyondTheEndOfTheInput() throws Exception {
        commit(1_000);

        assertThat(engine.startFailure())
                .contains("trade-input-" + PARTITION + " ends at 4, but was read up to 1000")
                .contains(COMMAND);
        rebuild();
        closesTheOrder(2);
    }

    @Test
    void mendsStateOfAnotherFormat() throws Exception {
        write(HEAD, "a/alice", new byte[] {99});

        assertThat(engine.startFailure()).contains("format").contains(COMMAND);
        rebuild();
        closesTheOrder(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?", "\4?", "\4{}", "\4{\"input\":\"?\"}"})
    void mendsProgressThatCannotBeRead(String stored) throws Exception {
        write(HEAD, "head", stored.getBytes(UTF_8));

        rebuild();
        closesTheOrder(2);
    }

    @Test
    void mendsAStateThatTheEventsHaveLeftBehind() throws Exception {
        ConsumerRecord<byte[], byte[]> first = events().getFirst();
        EventId id = EventId.of(first.headers()).orElseThrow();
        write(HEAD, "head", progress(EventDigest.of(id, first.value())));

        assertThat(engine.startFailure())
                .contains("have counted 2 events, but there were 1")
                .contains(COMMAND);
        rebuild();
        closesTheOrder(2);
    }

    @Test
    void foldsNoInputTwice() throws Exception {
        commit(0);

        closesTheOrder(2);
    }

    /// The entry of a partition whose last event this was.
    private static byte[] progress(EventDigest last) {
        NavigableMap<String, byte[]> stored = new TreeMap<>();
        PartitionStores.of(stored)
                .progress()
                .save(PartitionProgress.start(Map.of()).after(1, last, 1, ChainHash.START));
        return Objects.requireNonNull(stored.get("head"));
    }
}
