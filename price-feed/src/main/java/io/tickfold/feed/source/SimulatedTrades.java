package io.tickfold.feed.source;

import io.tickfold.contract.input.Instrument;
import io.tickfold.contract.value.Quantity;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Random;

/// Trades of one instrument that nobody made: prices of a walk, seeded quantities, and numbers that
/// begin at the microseconds of the start. There are far fewer trades than microseconds, so that
/// numbers do not come again after a restart.
final class SimulatedTrades {

    private static final int MOST_STEPS = 100;

    private final Instrument instrument;
    private final PriceWalk walk;
    private final Random random;
    private final InstantSource time;
    private long number;

    SimulatedTrades(Instrument instrument, PriceWalk walk, long seed, InstantSource time) {
        this.instrument = instrument;
        this.walk = walk;
        this.random = new Random(seed);
        this.time = time;
        this.number = micros(time.instant());
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    Trade next() {
        number++;
        return new Trade(instrument.symbol(), number, walk.next(), quantity(), time.instant());
    }

    /// A few steps of the instrument's quantity.
    private Quantity quantity() {
        long steps = 1L + random.nextInt(MOST_STEPS);
        BigDecimal step = instrument.quantityStep().value();
        return new Quantity(step.multiply(BigDecimal.valueOf(steps)));
    }
}
