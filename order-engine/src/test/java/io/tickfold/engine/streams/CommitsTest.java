package io.tickfold.engine.streams;

import static io.tickfold.engine.domain.Inputs.ALICE;
import static io.tickfold.engine.domain.Inputs.BTC;
import static io.tickfold.engine.domain.Inputs.START;
import static io.tickfold.engine.domain.Inputs.openAccount;
import static io.tickfold.engine.domain.Inputs.order;
import static io.tickfold.engine.domain.Inputs.rules;
import static io.tickfold.engine.domain.Inputs.tick;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tickfold.contract.input.Command;
import io.tickfold.contract.input.TradeInput;
import io.tickfold.contract.wire.MessageHeaders;
import io.tickfold.contract.wire.MessageType;
import io.tickfold.contract.wire.Topics;
import io.tickfold.engine.journal.InputReader;
import io.tickfold.engine.startup.StubCommittedLog;
import io.tickfold.engine.stores.StoreTopics;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// After which inputs a partition asks for a commit.
class CommitsTest {

    private final MockProcessorContext<Object, byte[]> context = new MockProcessorContext<>();
    private final TradeProcessor processor =
            new TradeProcessor(
                    new TaskResources(
                            1,
                            false,
                            new StubCommittedLog(),
                            new StubClocks(),
                            new EngineMetrics(new SimpleMeterRegistry()),
                            Optional.empty(),
                            InputReader.USUAL,
                            Set.of()));
    private long offset;

    @BeforeEach
    void start() {
        addStore(StoreTopics.HEAD);
        processor.init(context);
        process(rules());
        process(tick(BTC, "42785.00", "43215.00", 1));
    }

    private void addStore(String name) {
        KeyValueStore<String, byte[]> store =
                Stores.keyValueStoreBuilder(
                                Stores.inMemoryKeyValueStore(name),
                                Serdes.String(),
                                Serdes.ByteArray())
                        .withLoggingDisabled()
                        .build();
        store.init(context.getStateStoreContext(), store);
        context.addStateStore(store);
    }

    @Test
    void aCommandIsCommittedAtOnce() {
        assertThat(isCommittedAfter(openAccount(ALICE, "10000.00"))).isTrue();
    }

    @Test
    void aTickThatChangesNothingButTheQuoteWaitsForTheInterval() {
        assertThat(isCommittedAfter(tick(BTC, "42786.00", "43216.00", 2))).isFalse();
        assertThat(isCommittedSoon()).isFalse();
    }

    @Test
    void whatATickLeadsToIsCommittedSoonAndOnce() {
        process(openAccount(ALICE, "10000.00"));
        process(order().stopLoss("42000.00").as("c1"));
        assertThat(isCommittedAfter(tick(BTC, "41990.00", "42100.00", 2))).isFalse();
        assertThat(isCommittedSoon()).isTrue();
        assertThat(isCommittedSoon()).isFalse();
    }

    @Test
    void whatATickLeadsToIsCommittedWithTheCommandsOfOtherPartitions() {
        process(openAccount(ALICE, "10000.00"));
        process(order().stopLoss("42000.00").as("c1"));
        process(tick(BTC, "41990.00", "42100.00", 2));
        CommandBatch.commit();
        assertThat(isCommittedSoon()).isFalse();
    }

    private boolean isCommittedAfter(TradeInput input) {
        context.resetCommit();
        process(input);
        return context.committed();
    }

    private boolean isCommittedSoon() {
        context.resetCommit();
        context.scheduledPunctuators()
                .forEach(each -> each.getPunctuator().punctuate(START.toEpochMilli()));
        return context.committed();
    }

    private void process(TradeInput input) {
        byte[] key =
                input instanceof Command command
                        ? command.header().accountId().value().getBytes(UTF_8)
                        : null;
        context.setRecordMetadata(Topics.TRADE_INPUT.name(), 0, offset++);
        processor.process(
                new Record<>(
                        key,
                        Topics.TRADE_INPUT.encode(input),
                        START.toEpochMilli(),
                        MessageHeaders.brief(MessageType.of(input), "id")));
    }
}
