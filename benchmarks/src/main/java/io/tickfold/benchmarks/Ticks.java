package io.tickfold.benchmarks;

import io.tickfold.contract.input.PriceTick;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/// Endless ticks of symbols that take turns.
final class Ticks {

    private Ticks() {}

    /// Anywhere within a band around the start.
    static Supplier<PriceTick> within(List<Prices> prices, double band) {
        SplittableRandom random = new SplittableRandom(2);
        return inTurn(i -> prices.get(i % prices.size()).at(random.nextDouble(-band, band)));
    }

    /// Up or down by no more than a step, and never out of a band.
    static Supplier<PriceTick> walk(List<Prices> prices, double step, double band) {
        SplittableRandom random = new SplittableRandom(3);
        double[] changes = new double[prices.size()];
        return inTurn(i -> {
            int symbol = i % changes.length;
            double next = changes[symbol] + random.nextDouble(-step, step);
            changes[symbol] = Math.clamp(next, -band, band);
            return prices.get(symbol).at(changes[symbol]);
        });
    }

    /// Two symbols that go up and down by turns, so that what one loses the other has gained: in a
    /// cycle of eight ticks each is once up and once down.
    ///
    /// @param around the change that both start from
    static Supplier<PriceTick> seesaw(Prices one, Prices other, double around, double swing) {
        return inTurn(i ->
                switch (i % 8) {
                    case 0 -> other.at(around + swing);
                    case 1 -> one.at(around - swing);
                    case 2 -> one.at(around);
                    case 3 -> other.at(around);
                    case 4 -> one.at(around + swing);
                    case 5 -> other.at(around - swing);
                    case 6 -> other.at(around);
                    default -> one.at(around);
                });
    }

    /// One symbol that falls by this much and comes back, in so many ticks.
    static Supplier<PriceTick> dip(Prices prices, double depth, int ticks) {
        int half = ticks / 2;
        return inTurn(i -> prices.at(-depth * (half - Math.abs(i % ticks + 1 - half)) / half));
    }

    private static Supplier<PriceTick> inTurn(IntFunction<PriceTick> ticks) {
        int[] count = {0};
        return () -> ticks.apply(count[0]++);
    }
}
