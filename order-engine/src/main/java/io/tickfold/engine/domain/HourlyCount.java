package io.tickfold.engine.domain;

/// Counts what happened in an hour and in the 24 hours before it.
final class HourlyCount {

    private static final int HOURS = 25;

    private final int[] counts = new int[HOURS];
    private long newest = -1;

    /// @param hour since 1970, earlier or later than those before
    void add(long hour) {
        for (long each = Math.max(newest, hour - HOURS) + 1; each <= hour; each++) {
            counts[slot(each)] = 0;
        }
        newest = Math.max(newest, hour);
        if (hour > newest - HOURS) {
            counts[slot(hour)]++;
        }
    }

    private static int slot(long hour) {
        return (int) (hour % HOURS);
    }

    /// How many there were in an hour and in the 24 before it.
    ///
    /// @param hour not before the newest
    long until(long hour) {
        long sum = 0;
        for (long each = Math.max(0, hour - HOURS + 1); each <= newest; each++) {
            sum += counts[slot(each)];
        }
        return sum;
    }

    /// The newest hour in which there was any.
    long newest() {
        return newest;
    }
}
