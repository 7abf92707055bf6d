package io.tickfold.audit.explain;

import static io.tickfold.audit.explain.Story.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.audit.RecordedLog;
import io.tickfold.audit.log.LogRecord.Log;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What becomes of an order that was to be closed together with all others.
class RefusedClosingTest {

    @Test
    void isToldOfEachOrderThatWasToBeClosed() {
        assertThat(text(story(Optional.empty())))
                .contains(
                        "2. Close refused, 2026-01-05 12:00:31.000 UTC",
                        "close all open orders of the account (input 1-4, command command-3)",
                        "it stands in the log later than it was valid (EXPIRED)",
                        "Balance unchanged, 570.00")
                .doesNotContain("!!!");
        assertThat(text(story(Optional.of("BTCUSDT"))))
                .contains("2. Close refused", "close all open orders in BTCUSDT");
    }

    @Test
    void isNotToldOfAnOrderInAnotherSymbol() {
        assertThat(text(story(Optional.of("ETHUSDT")))).doesNotContain("refused");
    }

    @Test
    void mayHaveBeenOfTheOrderIfTheCommandIsNotKept() {
        Story story = story(Optional.empty());
        RecordedLog kept = story.log().without(record -> record.log() == Log.INPUT);
        assertThat(text(Story.explain(kept, story.order(1))))
                .contains("1 refused command to close or change an order");
    }

    private static Story story(Optional<String> symbol) {
        return Story.of("alice", "1000.00")
                .quote("BTCUSDT", "42990.00", "43000.00")
                .open(order("buy", "0.1", "BTCUSDT", 10))
                .closeAllTooLate(symbol);
    }

    private static String text(Story story) {
        return text(story.explain(story.order(1)));
    }

    private static String text(Explanation explanation) {
        return TextReport.of(explanation).replaceAll("\\s+", " ");
    }
}
