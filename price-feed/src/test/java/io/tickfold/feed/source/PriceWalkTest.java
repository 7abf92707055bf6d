package io.tickfold.feed.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.input.Instrument;
import io.tickfold.contract.value.Price;
import io.tickfold.feed.Ticks;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PriceWalkTest {

    private static final int HOUR = 36_000;
    private static final int MINUTE = 600;
    private static final BigDecimal LARGEST_MOVE = new BigDecimal("0.0003");
    private static final BigDecimal LARGEST_DRIFT = new BigDecimal("0.08");

    static Stream<Long> seeds() {
        return Stream.concat(Stream.of(1L), new Random().longs(2).boxed());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void staysBelievableForAnHour(long seed) {
        for (Instrument instrument : Ticks.RULES.instruments()) {
            PriceWalk walk = simulation(seed).walk(instrument, Map.of());
            Price home = walk.next();
            Price before = home;
            Set<Price> seen = new HashSet<>();
            for (int i = 0; i < HOUR; i++) {
                Price price = walk.next();
                assertThat(price.isMultipleOf(instrument.priceStep())).isTrue();
                assertThat(distance(price, before)).isLessThan(allowed(LARGEST_MOVE, home));
                assertThat(distance(price, home)).isLessThan(allowed(LARGEST_DRIFT, home));
                seen.add(price);
                before = price;
            }
            assertThat(seen).hasSizeGreaterThan(20);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void sameSeedGivesTheSamePrices(long seed) {
        Instrument instrument = Ticks.RULES.instruments().getFirst();
        List<Price> prices = minute(simulation(seed).walk(instrument, Map.of()));
        assertThat(minute(simulation(seed).walk(instrument, Map.of()))).isEqualTo(prices);
        assertThat(minute(simulation(seed + 1).walk(instrument, Map.of()))).isNotEqualTo(prices);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void goesOnFromTheLastPriceAndReturnsSlowly(long seed) {
        Instrument instrument = Ticks.RULES.instruments().getFirst();
        Price last = Price.of("60000.00");
        PriceWalk walk = simulation(seed).walk(instrument, Map.of(Ticks.BTC, last));
        assertThat(distance(walk.next(), last)).isLessThan(new BigDecimal("20"));
        Price afterSomeHours = Stream.generate(walk::next).skip(10L * HOUR).findFirst().get();
        assertThat(afterSomeHours.isBelow(Price.of("48000.00"))).isTrue();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void neverFallsBelowAStep(long seed) {
        Price step = Price.of("50.00");
        PriceWalk walk = new PriceWalk(seed, Price.of("100000.00"), step, step);
        assertThat(minute(walk)).allMatch(price -> !price.isBelow(step));
    }

    private static SimulatedPrices simulation(long seed) {
        return new SimulatedPrices(Ticks.RULES.instruments(), seed, InstantSource.system());
    }

    private static List<Price> minute(PriceWalk walk) {
        return Stream.generate(walk::next).limit(MINUTE).toList();
    }

    private static BigDecimal distance(Price one, Price other) {
        return one.value().subtract(other.value()).abs();
    }

    private static BigDecimal allowed(BigDecimal share, Price home) {
        return home.value().multiply(share).add(new BigDecimal("0.01"));
    }
}
