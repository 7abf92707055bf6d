package io.tickfold.feed.source;

import io.tickfold.contract.value.Price;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;

/// A believable series of prices: small random moves around a home price that pulls them back.
///
/// The same seed and the same prices to begin with give the same series, on every machine.
final class PriceWalk {

    /// A move is the sum of four even chances, so it is bell-shaped: its standard deviation is
    /// 0.006 % of the home price, and it is 0.02 % at most.
    private static final int CHANCES = 4;

    private static final int LARGEST_CHANCE = 500;
    private static final BigDecimal CHANCE_UNIT = new BigDecimal("0.0000001");

    /// The share of its distance from home that a price loses at each step.
    private static final BigDecimal PULL = new BigDecimal("0.00001");

    private static final int DECIMALS = 12;

    private final Random random;
    private final Price home;
    private final Price step;
    private BigDecimal price;

    PriceWalk(long seed, Price home, Price first, Price step) {
        this.random = new Random(seed);
        this.home = home;
        this.step = step;
        this.price = first.value();
    }

    /// The next price, a whole number of steps.
    Price next() {
        BigDecimal pull = home.value().subtract(price).multiply(PULL);
        BigDecimal move = home.value().multiply(CHANCE_UNIT).multiply(BigDecimal.valueOf(chance()));
        price = price.add(pull).add(move).max(step.value());
        price = price.setScale(DECIMALS, RoundingMode.HALF_EVEN);
        return PriceSteps.round(price, step, RoundingMode.HALF_EVEN);
    }

    private long chance() {
        return random.ints(CHANCES, -LARGEST_CHANCE, LARGEST_CHANCE + 1).asLongStream().sum();
    }
}
