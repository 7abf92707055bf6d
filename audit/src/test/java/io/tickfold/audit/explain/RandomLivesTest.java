package io.tickfold.audit.explain;

import static io.tickfold.audit.explain.Story.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.input.LevelChange;
import io.tickfold.contract.value.Price;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Whatever happens to an order, each figure that is computed again is the recorded one.
class RandomLivesTest {

    private static final int STORIES = 10;
    private static final int INPUTS = 80;
    private static final int CENTS = 2;

    private final long seed = Long.getLong("tickfold.test.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @Test
    void agreeWithTheirEvents() {
        System.out.println("-Dtickfold.test.seed=" + seed);
        int stopOuts = 0;
        for (int number = 0; number < STORIES; number++) {
            Story story = story("random-" + number);
            for (int order = 1; order <= story.orders(); order++) {
                Explanation explanation = story.explain(story.order(order));
                String text = TextReport.of(explanation);
                assertThat(explanation.agrees()).as("seed %d: %s", seed, text).isTrue();
                stopOuts += text.contains("Closed by stop-out") ? 1 : 0;
            }
        }
        assertThat(stopOuts).as("seed %d", seed).isPositive();
    }

    private Story story(String account) {
        Story story = Story.of(account, "2000.00").quote("BTCUSDT", "42000.00", "42050.00");
        for (int input = 0; input < INPUTS; input++) {
            act(story.later("0." + (100 + random.nextInt(900))));
        }
        return story;
    }

    private void act(Story story) {
        int order = story.orders() == 0 ? 0 : 1 + random.nextInt(story.orders());
        switch (order == 0 ? random.nextInt(4) : random.nextInt(8)) {
            case 0, 1 -> tick(story);
            case 2, 3 -> open(story);
            case 4 -> story.close(order);
            case 5 -> story.close(order, "0.00" + (1 + random.nextInt(9)));
            case 6 -> story.amend(order, level(), level());
            default -> tick(story.deposit("50.00"));
        }
    }

    private void tick(Story story) {
        BigDecimal bid = price(38_000, 8_000);
        story.quote("BTCUSDT", bid.toPlainString(), bid.add(BigDecimal.TEN).toPlainString());
    }

    private void open(Story story) {
        String side = random.nextBoolean() ? "buy" : "sell";
        String quantity = "0." + (10 + random.nextInt(90));
        story.open(order(side, quantity, "BTCUSDT", 30 + random.nextInt(70)));
    }

    private Optional<LevelChange> level() {
        return random.nextBoolean()
                ? Optional.of(LevelChange.to(new Price(price(36_000, 12_000))))
                : Optional.empty();
    }

    private BigDecimal price(int least, int range) {
        long cents = 100L * least + random.nextInt(100 * range);
        return BigDecimal.valueOf(cents, CENTS);
    }
}
