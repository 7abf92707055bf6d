package io.tickfold.engine.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Makes a failing list small: leaves out what it fails without, large chunks first.
final class Shrinker<T> {

    private static final int ATTEMPTS = 5_000;

    private final Predicate<List<T>> fails;
    private List<T> smallest;
    private int attempts;

    private Shrinker(List<T> failing, Predicate<List<T>> fails) {
        this.smallest = failing;
        this.fails = fails;
    }

    /// A part of the list that still fails, and of which no single element can be left out, unless
    /// that takes too many attempts.
    static <T> List<T> shrink(List<T> failing, Predicate<List<T>> fails) {
        Shrinker<T> shrinker = new Shrinker<>(failing, fails);
        for (int chunk = failing.size() / 2; chunk > 1; chunk /= 2) {
            shrinker.leaveOut(chunk);
        }
        while (shrinker.leaveOut(1)) {
            // Whatever went may have been all that something else was needed for.
        }
        return shrinker.smallest;
    }

    /// Leaves out chunks of this size from the end to the beginning.
    ///
    /// @return whether any could be
    private boolean leaveOut(int chunk) {
        int before = smallest.size();
        for (int end = smallest.size(); end > 0 && attempts < ATTEMPTS; end -= chunk) {
            List<T> rest = new ArrayList<>(smallest.subList(0, Math.max(0, end - chunk)));
            rest.addAll(smallest.subList(end, smallest.size()));
            attempts++;
            if (fails.test(rest)) {
                smallest = rest;
            }
        }
        return smallest.size() < before && attempts < ATTEMPTS;
    }
}
