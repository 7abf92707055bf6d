package io.tickfold.engine.domain;

import java.math.BigDecimal;
import java.util.List;
import java.util.random.RandomGenerator;

/// Chance, in the words that made-up histories need.
final class Dice {

    private final RandomGenerator random;

    Dice(RandomGenerator random) {
        this.random = random;
    }

    /// Whether something happens that does so many times out of a thousand.
    boolean permille(int times) {
        return random.nextInt(1_000) < times;
    }

    boolean toss() {
        return random.nextBoolean();
    }

    /// A whole number, both ends included.
    long between(long from, long to) {
        return random.nextLong(from, to + 1);
    }

    @SafeVarargs
    final <T> T oneOf(T first, T... others) {
        int index = random.nextInt(others.length + 1);
        return index == 0 ? first : others[index - 1];
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /// Index of one of these weights, the heavier the likelier.
    int weighted(int... weights) {
        int sum = 0;
        for (int weight : weights) {
            sum += weight;
        }
        int left = random.nextInt(sum);
        int index = 0;
        while (left >= weights[index]) {
            left -= weights[index++];
        }
        return index;
    }

    /// A share in ten-thousandths, both ends included.
    BigDecimal share(int from, int to) {
        return BigDecimal.valueOf(between(from, to), 4);
    }
}
