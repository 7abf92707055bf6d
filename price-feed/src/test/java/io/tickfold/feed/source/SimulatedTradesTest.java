package io.tickfold.feed.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.input.Instrument;
import io.tickfold.contract.value.Quantity;
import io.tickfold.feed.Ticks;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SimulatedTradesTest {

    private static final Instrument BITCOIN = Ticks.RULES.instrument(Ticks.BTC).orElseThrow();

    @Test
    void numbersCountUpFromTheMicrosecondsOfTheStart() {
        assertThat(minute(1, Ticks.NOON).stream().map(Trade::number))
                .startsWith(1_772_366_400_000_001L, 1_772_366_400_000_002L)
                .doesNotHaveDuplicates()
                .isSorted();
    }

    @Test
    void numbersOfARestartAreGreaterThanThoseBefore() {
        long last = minute(1, Ticks.NOON).getLast().number();
        assertThat(minute(1, Ticks.NOON.plusSeconds(60)).getFirst().number()).isGreaterThan(last);
    }

    @Test
    void theSameSeedGivesTheSameQuantitiesAndAnotherOneOthers() {
        List<Quantity> quantities = quantities(1);
        assertThat(quantities(1)).isEqualTo(quantities);
        assertThat(quantities(2)).isNotEqualTo(quantities);
        assertThat(quantities)
                .allMatch(each -> each.isMultipleOf(BITCOIN.quantityStep()))
                .allMatch(each -> each.compareTo(BITCOIN.maxQuantity()) <= 0);
    }

    private static List<Quantity> quantities(long seed) {
        return minute(seed, Ticks.NOON).stream().map(Trade::quantity).toList();
    }

    private static List<Trade> minute(long seed, Instant start) {
        InstantSource time = InstantSource.fixed(start);
        PriceWalk walk = new SimulatedPrices(List.of(BITCOIN), seed, time).walk(BITCOIN, Map.of());
        SimulatedTrades trades = new SimulatedTrades(BITCOIN, walk, seed, time);
        return Stream.generate(trades::next).limit(600).toList();
    }
}
