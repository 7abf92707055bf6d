package io.tickfold.audit.explain;

import static io.tickfold.audit.explain.Story.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.value.OrderId;
import org.junit.jupiter.api.Test;

class RefusedOpeningTest {

    @Test
    void showsHowFarThePriceHadMoved() {
        Story story =
                Story.of("alice", "10000.00")
                        .quote("BTCUSDT", "43290.00", "43301.44")
                        .open(order("buy", "0.1", "BTCUSDT", 10).slippage("0.2", "43215.00"));
        assertThat(text(story, story.refusedOrder(2)))
                .contains(
                        "(43,301.44 − 43,215.00) ÷ 43,215.00 × 100 = 0.2001 %, rounded up, which"
                                + " is more than the 0.2 % allowed",
                        "(SLIPPAGE_EXCEEDED)")
                .doesNotContain("!!!");
    }

    @Test
    void showsWhatItWouldHaveLeftOfTheMarginLevel() {
        Story story =
                Story.of("bob", "500.00")
                        .quote("BTCUSDT", "42785.00", "43215.00")
                        .open(order("buy", "1", "BTCUSDT", 100));
        assertThat(text(story, story.refusedOrder(2)))
                .contains(
                        "equity 500.00 − spread 430.00 = 70.00, which is not more than margin"
                                + " (0.00 + 432.15) × 0.50 = 216.075",
                        "(MARGIN_LEVEL_TOO_LOW)")
                .doesNotContain("!!!");
    }

    @Test
    void isFoundByTheIdOfAKeyedCommand() {
        Story story =
                Story.of("carol", "10.00")
                        .quote("BTCUSDT", "42785.00", "43215.00")
                        .key("my-key")
                        .open(order("buy", "1", "BTCUSDT", 100));
        assertThat(text(story, story.refusedOrder("my-key", 2)))
                .contains("This order was never opened, because 432.15 was needed");
    }

    private static String text(Story story, OrderId order) {
        return TextReport.of(story.explain(order)).replaceAll("\\s+", " ");
    }
}
