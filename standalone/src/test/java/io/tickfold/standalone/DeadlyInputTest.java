package io.tickfold.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.tickfold.audit.Audit;
import io.tickfold.contract.event.InputSkipped;
import io.tickfold.contract.event.SkipReason;
import io.tickfold.contract.wire.MessageHeaders;
import io.tickfold.contract.wire.MessageType;
import io.tickfold.contract.wire.Topics;
import io.tickfold.contract.wire.UnreadableMessageException;
import io.tickfold.engine.streams.InputPlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// An input that kills the engine, and again after each restart, until an operator names it.
///
/// No input that we know of does so. Here a class file of the installation is damaged, which only
/// amendments need.
class DeadlyInputTest {

    private static final String DAMAGED = "io/tickfold/engine/domain/OrderAmendment.class";
    private static final Pattern ADVICE =
            Pattern.compile("input (\\S+) ends the engine; tickfold\\.engine\\.skip=\\1 skips it");
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String LEVELS = "{\"takeProfit\":90000}";

    @TempDir Path data;
    @TempDir Path damage;

    private String damaged = "";

    @BeforeEach
    void damage() throws IOException {
        Path file = damage.resolve(DAMAGED);
        Files.createDirectories(file.getParent());
        Files.createFile(file);
        damaged = "-Xbootclasspath/a:" + damage;
    }

    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void isSkippedOnceAnOperatorNamesIt() throws Exception {
        InputPlace deadly = killTheEngine();
        assertThat(place(RunningInstance.logUntilItEnds(data, damaged))).isEqualTo(deadly);

        try (RunningInstance instance =
                RunningInstance.start(data, damaged, "-Dtickfold.engine.skip=" + deadly)) {
            trade(instance);
            assertThat(skips(instance))
                    .extracting(InputSkipped::inputOffset, InputSkipped::reason)
                    .containsExactly(tuple(deadly.offset(), SkipReason.OPERATOR));
            assertThat(EngineCounts.of(instance).lines())
                    .contains("tickfold_engine_skipped_total{reason=\"OPERATOR\"} 1.0");
        }
        try (RunningInstance instance = RunningInstance.start(data, damaged)) {
            trade(instance);
            verify(instance);
        }
        assertThat(RebuildStateCommand.execute("--data", data.toString())).isZero();
        try (RunningInstance mended = RunningInstance.start(data)) {
            TradingClient client = trade(mended);
            assertThat(client.amend(open(client), LEVELS).status()).isEqualTo(200);
            verify(mended);
        }
    }

    private InputPlace killTheEngine() throws Exception {
        try (RunningInstance instance = RunningInstance.start(data, damaged)) {
            TradingClient client = trade(instance);
            amendInVain(client, open(client));
            assertThat(instance.awaitEnd()).isOne();
            return place(instance.log());
        }
    }

    private static void amendInVain(TradingClient client, String orderId)
            throws InterruptedException {
        try {
            assertThat(client.amend(orderId, LEVELS).status()).isGreaterThanOrEqualTo(500);
        } catch (IOException _) {
            // The process ended first.
        }
    }

    private static InputPlace place(String log) {
        Matcher advice = ADVICE.matcher(log);
        assertThat(advice.find()).as(log).isTrue();
        return InputPlace.valueOf(advice.group(1));
    }

    private static TradingClient trade(RunningInstance instance) throws Exception {
        TradingClient client = instance.client("alice");
        assertThat(client.closeOrder(open(client)).status()).isEqualTo(200);
        return client;
    }

    /// The first answers of an instance may take longer than a client waits.
    private static String open(TradingClient client) {
        return await().atMost(PATIENCE).ignoreExceptions().until(client::open, _ -> true);
    }

    private static List<InputSkipped> skips(RunningInstance instance)
            throws UnreadableMessageException {
        List<InputSkipped> skips = new ArrayList<>();
        for (var each : TopicContent.read(instance.kafka(), Topics.TRADE_EVENTS)) {
            if (MessageHeaders.type(each.headers())
                    .equals(Optional.of(MessageType.INPUT_SKIPPED))) {
                skips.add(
                        Topics.TRADE_EVENTS.decode(
                                InputSkipped.class, each.headers(), each.value()));
            }
        }
        return skips;
    }

    /// Events and the state of the engine follow from the input.
    private static void verify(RunningInstance instance) {
        assertThat(Audit.execute("verify", "--bootstrap-servers", instance.kafka())).isZero();
    }
}
