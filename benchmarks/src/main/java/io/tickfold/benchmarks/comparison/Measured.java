package io.tickfold.benchmarks.comparison;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/// What requests of one kind cost.
///
/// @param count of right answers
/// @param wrong how many others there were
/// @param perSecond right answers
/// @param p50 milliseconds from when a request was due until its answer was there
/// @param cpu milliseconds of the contender's processor time for each answer
/// @param generatorCpu milliseconds of the generator's own
record Measured(
        long count,
        long wrong,
        double perSecond,
        double p50,
        double p99,
        double p999,
        double max,
        double cpu,
        double generatorCpu) {

    private static final double MICROS = 1e3;
    private static final double NANOS = 1e6;

    /// Measures while requests run.
    static final class Running {

        private final ContenderProcess contender;
        private final Histogram micros = new Histogram(TimeUnit.MINUTES.toMicros(5), 3);
        private final long begun = System.nanoTime();
        private final long cpuBefore;
        private final long ownCpuBefore = ContenderProcess.cpu(ProcessHandle.current());
        private long wrong;

        Running(ContenderProcess contender) {
            this.contender = contender;
            this.cpuBefore = contender.cpu();
        }

        /// @param due when it should have been sent, in the terms of [System#nanoTime]
        void answered(long due, boolean isRight) {
            if (isRight) {
                micros.recordValue(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - due));
            } else {
                wrong++;
            }
        }

        Measured end() {
            double seconds = (System.nanoTime() - begun) / (NANOS * MICROS);
            long count = micros.getTotalCount();
            double answers = Math.max(1, count);
            long ownCpu = ContenderProcess.cpu(ProcessHandle.current()) - ownCpuBefore;
            return new Measured(
                    count,
                    wrong,
                    count / seconds,
                    millis(50),
                    millis(99),
                    millis(99.9),
                    millis(100),
                    (contender.cpu() - cpuBefore) / NANOS / answers,
                    ownCpu / NANOS / answers);
        }

        private double millis(double percentile) {
            return micros.getValueAtPercentile(percentile) / MICROS;
        }
    }
}
