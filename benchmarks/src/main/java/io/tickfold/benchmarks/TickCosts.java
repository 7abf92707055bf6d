package io.tickfold.benchmarks;

import io.tickfold.contract.input.Clock;
import io.tickfold.contract.input.MarketInput;
import io.tickfold.contract.input.PriceTick;
import io.tickfold.engine.domain.FoldResult;
import io.tickfold.engine.domain.LookedAt;
import io.tickfold.engine.domain.Rules;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// What ticks cost a fold, in processor time of its thread.
final class TickCosts {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final double MICRO = 1_000;

    private final InputLog log;
    private final Supplier<PriceTick> ticks;

    TickCosts(InputLog log, Supplier<PriceTick> ticks) {
        this.log = log;
        this.ticks = ticks;
    }

    /// Microseconds a tick, one number for each batch.
    record Costs(List<Double> micros) {

        static final Costs NONE = new Costs(List.of());

        Costs and(Costs more) {
            return new Costs(
                    Stream.concat(micros.stream(), more.micros.stream()).sorted().toList());
        }

        /// How many times the other's median.
        double over(Costs other) {
            return median() / other.median();
        }

        private double median() {
            return micros.get(micros.size() / 2);
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%.2f µs (batches: %.2f to %.2f)",
                    median(),
                    micros.getFirst(),
                    micros.getLast());
        }
    }

    /// What ticks led to.
    ///
    /// @param inputs what it took until nothing waited
    /// @param looked accounts looked at
    /// @param longest of a single input
    record Work(
            int ticks,
            long inputs,
            long looked,
            long events,
            double micros,
            int mostLooked,
            double longest) {

        private static final Work NONE = new Work(0, 0, 0, 0, 0, 0, 0);

        private Work beginning(int lookedAt) {
            return new Work(
                    ticks + 1,
                    inputs,
                    looked + lookedAt,
                    events,
                    micros,
                    Math.max(mostLooked, lookedAt),
                    longest);
        }

        private Work and(int eventsOfIt, double microsOfIt) {
            return new Work(
                    ticks,
                    inputs + 1,
                    looked,
                    events + eventsOfIt,
                    micros + microsOfIt,
                    mostLooked,
                    Math.max(longest, microsOfIt));
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    """
                    %,.2f µs in %,.1f inputs, %,.2f accounts looked at, %,.2f events (slowest input \
                    %,.0f µs, at most %,d accounts)\
                    """,
                    micros / ticks,
                    (double) inputs / ticks,
                    (double) looked / ticks,
                    (double) events / ticks,
                    longest,
                    mostLooked);
        }
    }

    Costs batch(int size) {
        List<PriceTick> batch = Stream.generate(ticks).limit(size).toList();
        long before = now();
        batch.forEach(this::append);
        return new Costs(List.of((now() - before) / MICRO / size));
    }

    /// Tick by tick, which costs half a microsecond more, but tells what each of them did; each is
    /// followed by clocks until nothing waits.
    Work each(int count) {
        LookedAt lookedAt = new LookedAt(log.fold());
        Work work = Work.NONE;
        for (int i = 0; i < count; i++) {
            PriceTick tick = ticks.get();
            work = withInput(work.beginning(lookedAt.at(tick)), () -> append(tick));
            work = drained(work);
        }
        return work;
    }

    /// An input that is no tick, and what it takes until nothing waits.
    Work of(MarketInput input) {
        return drained(withInput(Work.NONE.beginning(0), () -> log.append(input)));
    }

    private Work drained(Work begun) {
        Work work = begun;
        while (!log.fold().backlog().isEmpty()) {
            work = withInput(work, () -> log.append(new Clock(Rules.START)));
        }
        return work;
    }

    private static Work withInput(Work work, Supplier<FoldResult> input) {
        long before = now();
        int events = input.get().triggered().size();
        return work.and(events, (now() - before) / MICRO);
    }

    private FoldResult append(PriceTick tick) {
        FoldResult result = log.append(tick);
        if (result.applied().isEmpty()) {
            throw new IllegalStateException(tick + " was ignored: " + result.ignored());
        }
        return result;
    }

    /// Processor time of this thread, in nanoseconds.
    static long now() {
        return THREADS.getCurrentThreadCpuTime();
    }
}
