package io.tickfold.benchmarks;

import java.util.Locale;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SynchronizedHistogram;

/// How long answers took, and how many there have been a second since this was made.
final class Answers {

    private final long start = System.nanoTime();
    private final Histogram micros = new SynchronizedHistogram(3);

    /// @param asked when it was asked for, in the terms of [System#nanoTime]
    void count(long asked) {
        micros.recordValue((System.nanoTime() - asked) / 1_000);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%,8d  p50 %7.2f ms  p99 %7.2f ms  p99.9 %7.2f ms  %,8.0f /s",
                count(),
                millis(50),
                millis(99),
                millis(99.9),
                count() * 1e9 / (System.nanoTime() - start));
    }

    /// How many there have been.
    long count() {
        return micros.getTotalCount();
    }

    double millis(double percentile) {
        return micros.getValueAtPercentile(percentile) / 1000.0;
    }
}
