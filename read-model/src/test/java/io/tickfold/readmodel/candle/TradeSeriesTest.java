package io.tickfold.readmodel.candle;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.readmodel.candle.TradeSeries.Gap;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class TradeSeriesTest {

    private static final int STEP = 1_000;

    @Test
    void takesEachNumberOnceInWhateverOrderAndKnowsWhatIsMissing() {
        long seed = Long.getLong("tickfold.test.seed", new Random().nextLong());
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            TradeSeries series = new TradeSeries();
            NavigableSet<Long> taken = new TreeSet<>();
            for (int i = 0; i < 100; i++) {
                long number = random.nextLong(1 + random.nextInt(80));
                assertThat(series.take(number, number * STEP))
                        .as("%d, -Dtickfold.test.seed=%d", number, seed)
                        .isEqualTo(taken.add(number));
                series = stored(series);
            }
            assertThat(series.gaps().values())
                    .as("-Dtickfold.test.seed=%d", seed)
                    .containsExactlyElementsOf(gaps(taken));
            assertThat(series.takeLost()).isEmpty();
        }
    }

    /// As it is after it was written and read again.
    private static TradeSeries stored(TradeSeries series) {
        return new TradeSeries(Objects.requireNonNull(series.range()), series.gaps().values());
    }

    private static List<Gap> gaps(NavigableSet<Long> taken) {
        List<Gap> gaps = new ArrayList<>();
        long before = taken.first();
        for (long each : taken) {
            if (each > before + 1) {
                gaps.add(new Gap(before + 1, each - 1, before * STEP, each * STEP));
            }
            before = each;
        }
        return gaps;
    }

    @Test
    void givesTheLowestOfTheSmallestGapsUpWhenThereAreTooMany() {
        TradeSeries series = new TradeSeries();
        for (long number = 0; number <= 2L * TradeSeries.MOST_GAPS + 2; number += 2) {
            series.take(number, number);
        }

        assertThat(series.takeLost()).containsExactly(new Gap(1, 1, 0, 2));
        assertThat(series.takeLost()).isEmpty();
        assertThat(series.gaps()).hasSize(TradeSeries.MOST_GAPS);
        assertThat(series.take(1, 1)).isFalse();
        assertThat(series.take(3, 3)).isTrue();
    }

    @Test
    void neverGivesTheGapUpThatTheTradeHasMade() {
        TradeSeries series = new TradeSeries();
        for (long number = 10_000; number <= 10_000 + 3L * TradeSeries.MOST_GAPS; number += 3) {
            series.take(number, number);
        }

        series.take(9_998, 9_998);

        assertThat(series.takeLost()).containsExactly(new Gap(10_001, 10_002, 10_000, 10_003));
        assertThat(series.take(9_999, 9_999)).isTrue();
    }

    @Test
    void numbersAtAnotherPlaceMarkNothingWhenTheyAreGivenUp() {
        TradeSeries series = new TradeSeries();
        long step = TradeSeries.LARGEST_GAP + 2;
        for (long i = 0; i <= TradeSeries.MOST_GAPS + 1; i++) {
            series.take(i * step, i);
        }

        assertThat(series.gaps()).hasSize(TradeSeries.MOST_GAPS);
        assertThat(series.takeLost()).isEmpty();
    }

    @Test
    void aFarNumberWithAnOldTimeMakesNoRepetitionATradeOfAnotherNumbering() {
        TradeSeries series = new TradeSeries();
        long now = 10 * TradeSeries.RENUMBERED_MICROS;
        series.take(1, now);

        assertThat(series.take(3, 0)).isTrue();
        assertThat(series.gaps().values()).containsExactly(new Gap(2, 2, 0, now));
        assertThat(series.take(1, now)).isFalse();
    }

    @Test
    void aKnownNumberMuchLaterIsThatOfASourceThatNumbersInAnotherWay() {
        TradeSeries series = new TradeSeries();
        series.take(1_000, 0);
        series.take(1_002, 5);
        long later = 5 + TradeSeries.RENUMBERED_MICROS;

        assertThat(series.take(1_000, later)).isFalse();
        assertThat(series.take(1_000, later + 1)).isTrue();
        assertThat(series.take(1_001, later + 2)).isTrue();
        assertThat(series.take(1_001, 1)).as("an old trade").isFalse();
        assertThat(series.gaps()).isEmpty();
        assertThat(series.takeLost())
                .containsExactly(new Gap(1_001, 1_001, 0, 5), new Gap(1_000, 1_000, 5, later + 1));
        assertThat(Objects.requireNonNull(series.range()).last()).isEqualTo(1_001);
    }
}
