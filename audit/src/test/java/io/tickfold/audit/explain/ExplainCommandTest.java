package io.tickfold.audit.explain;

import static io.tickfold.audit.explain.Story.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.audit.Audit;
import io.tickfold.audit.RecordedLog;
import io.tickfold.audit.log.LogRecord;
import io.tickfold.audit.log.LogRecord.Log;
import io.tickfold.contract.value.OrderId;
import io.tickfold.contract.wire.MessageHeaders;
import io.tickfold.contract.wire.MessageType;
import io.tickfold.engine.domain.Inputs.Order;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandTest {

    @TempDir Path directory;

    private static final Order BUY = order("buy", "0.1", "BTCUSDT", 10);

    @Test
    void endsWithFiveForAnOrderNobodyHad() throws IOException {
        assertThat(exitCode(story().log(), "ord_0123456789abcdef")).isEqualTo(5);
    }

    @Test
    void endsWithFiveForAnIdThatIsOnlyATextOfAClient() throws IOException {
        String text = "ord_00000000000000ff";
        RecordedLog named =
                story().log()
                        .with(
                                record -> isEvent(record, 1),
                                value ->
                                        value.replaceFirst(
                                                "\\{", "{\"clientOrderId\":\"" + text + "\","));
        assertThat(exitCode(named, text)).isEqualTo(5);
    }

    @Test
    void endsWithTwoForWhatIsNoOrderId() throws IOException {
        assertThat(exitCode(story().log(), "ord_1")).isEqualTo(2);
    }

    @Test
    void endsWithZeroIfAllFiguresAgree() throws IOException {
        Story story = story();
        assertThat(exitCode(story.log(), story.order(1).value())).isZero();
    }

    @Test
    void saysLoudlyThatAProfitWasChanged() throws IOException {
        Story story = story();
        RecordedLog changed = changed(story.log(), "\"profit\":\"-1.00\"", "\"profit\":\"-9.00\"");
        assertThat(text(changed, story.order(1)))
                .contains(
                        "SOMETHING IN THE RECORD DOES NOT AGREE",
                        "Profit (42,990.00 − 43,000.00) × 0.1 = −1.00 !!! !!! THIS DOES NOT AGREE with"
                                + " the record, which says −9.00");
        assertThat(exitCode(changed, story.order(1).value())).isEqualTo(4);
    }

    @Test
    void saysLoudlyThatATickWasChanged() {
        Story story = story();
        RecordedLog changed = changed(story.log(), "\"ask\":\"43000.00\"", "\"ask\":\"43000.01\"");
        assertThat(text(changed, story.order(1)))
                .contains("which says bid 42,990.00, ask 43,000.01 in trade-input");
    }

    @Test
    void endsWithFourIfAnEventIsMissing() throws IOException {
        Story story = story();
        RecordedLog fewer = story.log().without(record -> isEvent(record, 1));
        assertThat(exitCode(fewer, story.order(1).value())).isEqualTo(4);
    }

    @Test
    void tellsFromEventsAloneIfNoInputIsKept() {
        Story story = story();
        RecordedLog kept = story.log().without(record -> record.log() == Log.INPUT);
        assertThat(text(kept, story.order(1)))
                .contains(
                        "the command itself is not kept in trade-input any more",
                        "whose tick is not in this log",
                        "0.1 × 43,000.00 ÷ 10 = 430.00",
                        "1 refused command to close or change an order",
                        "may have been about this order")
                .doesNotContain("!!!");
    }

    @Test
    void beginsWithACheckpointIfNoEarlierInputIsKept() {
        Story story =
                Story.of("bob", "1000.00")
                        .quote("BTCUSDT", "42990.00", "43000.00")
                        .quote("ETHUSDT", "1990.00", "2000.00")
                        .open(BUY)
                        .open(order("buy", "1", "ETHUSDT", 10))
                        .checkpoint()
                        .later("3")
                        .quote("BTCUSDT", "36000.00", "36010.00");
        RecordedLog kept =
                story.log().without(record -> record.log() == Log.INPUT && record.offset() < 6);
        assertThat(text(kept, story.order(1)))
                .contains(
                        "at 50 % or less orders are closed",
                        "ETHUSDT: opened at 2,000.00, now 1,990.00",
                        "the tick at input 2-6: BTCUSDT bid 36,000.00, ask 36,010.00")
                .doesNotContain("!!!");
    }

    private static Story story() {
        return Story.of("alice", "1000.00")
                .quote("BTCUSDT", "42990.00", "43000.00")
                .open(BUY)
                .close(1, "0.2")
                .close(1);
    }

    private static boolean isEvent(LogRecord record, long offset) {
        return record.log() == Log.EVENTS && record.offset() == offset;
    }

    private static RecordedLog changed(RecordedLog log, String text, String other) {
        return log.with(
                record -> isTick(record) || (record.log() == Log.EVENTS && !isEvent(record, 1)),
                value -> value.replace(text, other));
    }

    private static boolean isTick(LogRecord record) {
        return MessageHeaders.type(record.headers()).equals(Optional.of(MessageType.PRICE_TICK));
    }

    private static String text(RecordedLog log, OrderId order) {
        return TextReport.of(Story.explain(log, order)).replaceAll("\\s+", " ");
    }

    private int exitCode(RecordedLog log, String order) throws IOException {
        Path file = log.export(directory.resolve("export.jsonl"));
        return Audit.execute("explain", "--file", file.toString(), order);
    }
}
