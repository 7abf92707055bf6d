package io.tickfold.engine.streams;

import static io.tickfold.engine.domain.Inputs.ALICE;
import static io.tickfold.engine.domain.Inputs.BTC;
import static io.tickfold.engine.domain.Inputs.START;
import static io.tickfold.engine.domain.Inputs.close;
import static io.tickfold.engine.domain.Inputs.openAccount;
import static io.tickfold.engine.domain.Inputs.order;
import static io.tickfold.engine.domain.Inputs.rules;
import static io.tickfold.engine.domain.Inputs.tick;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tickfold.contract.event.AccountOpened;
import io.tickfold.contract.event.CommandRefused;
import io.tickfold.contract.event.OrderClosed;
import io.tickfold.contract.event.OrderOpened;
import io.tickfold.contract.event.RefusalReason;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.input.Command;
import io.tickfold.contract.input.SymbolHalt;
import io.tickfold.contract.input.TradeInput;
import io.tickfold.contract.value.CommandId;
import io.tickfold.contract.value.RequestId;
import io.tickfold.contract.wire.MessageHeaders;
import io.tickfold.contract.wire.MessageType;
import io.tickfold.contract.wire.Topics;
import io.tickfold.contract.wire.UnreadableMessageException;
import io.tickfold.engine.journal.InputReader;
import io.tickfold.engine.startup.StubCommittedLog;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TradeTopologyTest {

    @TempDir Path directory;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final StubCommittedLog witness = new StubCommittedLog();
    private final StubClocks clocks = new StubClocks();
    private TopologyTestDriver driver;
    private TestInputTopic<byte[], byte[]> input;
    private TestOutputTopic<byte[], byte[]> events;
    private TestOutputTopic<byte[], byte[]> deadLetters;

    @BeforeEach
    void start() {
        Properties settings =
                EngineSettings.of(
                        "unused:9092",
                        new OrderEngineProperties(1, directory, 1, 0),
                        Optional.empty());
        var resources =
                new TaskResources(
                        1,
                        false,
                        witness,
                        clocks,
                        new EngineMetrics(registry),
                        Optional.empty(),
                        InputReader.USUAL,
                        Set.of());
        driver = new TopologyTestDriver(TradeTopology.build(resources), settings);
        ByteArraySerializer bytes = new ByteArraySerializer();
        input = driver.createInputTopic(Topics.TRADE_INPUT.name(), bytes, bytes);
        events = output(Topics.TRADE_EVENTS.name());
        deadLetters = output(Topics.DEAD_LETTERS.name());
    }

    private TestOutputTopic<byte[], byte[]> output(String topic) {
        ByteArrayDeserializer bytes = new ByteArrayDeserializer();
        return driver.createOutputTopic(topic, bytes, bytes);
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void foldsOpeningAndClosingIntoEventsOfTheAccount() {
        send(rules(), tick(BTC, "42785.00", "43215.00", 1));
        send(openAccount(ALICE, "10000.00"), order().as("c1"), close(ALICE, order().idAs("c1")));

        assertThat(sent())
                .extracting(TradeEvent::getClass)
                .isEqualTo(List.of(AccountOpened.class, OrderOpened.class, OrderClosed.class));
    }

    @Test
    void namesEventsAfterTheirInputAndCopiesTheRequest() {
        send(openAccount(ALICE, "10000.00"));

        TestRecord<byte[], byte[]> event = events.readRecord();

        assertThat(new String(event.key(), UTF_8)).isEqualTo("alice");
        assertThat(text(event, "ce_id")).isEqualTo("0-0-0");
        assertThat(text(event, "ce_type")).isEqualTo("tickfold.account-opened.v1");
        assertThat(text(event, "ce_time")).isEqualTo(START.toString());
        assertThat(MessageHeaders.requestId(event.headers()))
                .contains(new RequestId("request-open-alice"));
        assertThat(MessageHeaders.isFinal(event.headers())).isTrue();
    }

    @Test
    void putsWhatItCannotReadAsideAndRefusesItToItsSender() {
        Headers headers = MessageHeaders.brief(MessageType.CLOSE_ORDER, "id");
        MessageHeaders.addRequestId(headers, new RequestId("r1"));
        input.pipeInput(new TestRecord<>(bytes("alice"), bytes("{}"), headers, START));

        TestRecord<byte[], byte[]> dead = deadLetters.readRecord();
        assertThat(dead.value()).isEqualTo(bytes("{}"));
        assertThat(text(dead, "dead-letter-reason")).contains("tickfold.close-order.v1");
        assertThat(text(dead, "dead-letter-offset")).isEqualTo("0");
        assertThat(sent())
                .singleElement()
                .isInstanceOfSatisfying(
                        CommandRefused.class,
                        refused ->
                                assertThat(refused.refusal().reason())
                                        .isEqualTo(RefusalReason.UNREADABLE));
        assertThat(registry.counter("tickfold.engine.unreadable").count()).isEqualTo(1);
    }

    @Test
    void putsWhatNobodySentAsideInSilence() {
        input.pipeInput(new TestRecord<>(null, bytes("?"), null, START));

        assertThat(deadLetters.getQueueSize()).isEqualTo(1);
        assertThat(events.isEmpty()).isTrue();
    }

    @Test
    void countsIgnoredTicks() {
        send(tick(BTC, "42785.00", "43215.00", 1));

        assertThat(
                        registry.counter(
                                        "tickfold.engine.ignored",
                                        "reason",
                                        "TICK_OF_UNKNOWN_SYMBOL")
                                .count())
                .isEqualTo(1);
    }

    @Test
    void countsARetryOfAHaltThatChangesNothing() {
        SymbolHalt halt = new SymbolHalt(BTC, true, Optional.of(new CommandId("k")));
        send(rules(3, Optional.empty()), halt, new SymbolHalt(BTC, false), halt);
        send(
                tick(BTC, "42785.00", "43215.00", 1),
                openAccount(ALICE, "10000.00"),
                order().as("c1"));

        assertThat(sent())
                .extracting(TradeEvent::getClass)
                .isEqualTo(List.of(AccountOpened.class, OrderOpened.class));
        assertThat(registry.counter("tickfold.engine.ignored", "reason", "HALT_REPEATED").count())
                .isEqualTo(1);
    }

    private void send(TradeInput... inputs) {
        for (TradeInput each : inputs) {
            Headers headers = MessageHeaders.brief(MessageType.of(each), "id");
            byte[] key = null;
            if (each instanceof Command command) {
                key = bytes(command.header().accountId().value());
                String request = "request-" + command.header().commandId();
                MessageHeaders.addRequestId(headers, new RequestId(request));
            }
            byte[] value = Topics.TRADE_INPUT.encode(each);
            input.pipeInput(new TestRecord<>(key, value, headers, START));
        }
    }

    private List<TradeEvent> sent() {
        return events.readRecordsToList().stream().map(TradeTopologyTest::event).toList();
    }

    private static TradeEvent event(TestRecord<byte[], byte[]> sent) {
        try {
            return Topics.TRADE_EVENTS.decode(TradeEvent.class, sent.headers(), sent.value());
        } catch (UnreadableMessageException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(TestRecord<byte[], byte[]> sent, String header) {
        return new String(sent.headers().lastHeader(header).value(), UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
