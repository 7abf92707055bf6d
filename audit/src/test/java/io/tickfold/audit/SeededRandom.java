package io.tickfold.audit;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Random input that can be had again: `-Dtickfold.test.seed=N` repeats the run that named N.
public record SeededRandom(long seed, RandomGenerator generator) {

    private static final String ALGORITHM = "L64X128MixRandom";

    /// A new seed on every run, unless one is asked for.
    public static SeededRandom create() {
        long seed = Long.getLong("tickfold.test.seed", new SecureRandom().nextLong());
        System.out.println("tickfold.test.seed=" + seed);
        return new SeededRandom(seed, RandomGeneratorFactory.of(ALGORITHM).create(seed));
    }
}
