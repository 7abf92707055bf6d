package io.tickfold.benchmarks.comparison;

import io.tickfold.benchmarks.comparison.Footprint.Count;
import io.tickfold.benchmarks.comparison.Load.Operation;
import io.tickfold.benchmarks.comparison.Results.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// Measures Tickfold, the floor under it and what others would write instead, one after the other
/// on one machine, and writes a table, a plot and all figures.
///
/// Arguments: options of the JVMs that are measured, `trial`, `quick` or `full`, the directory of
/// the results, contenders (all).
public final class Comparison {

    static final List<Integer> IN_FLIGHT = List.of(1, 8, 64, 512);
    static final int USUAL = 64;
    static final int RATE = 500;

    /// As many may be in flight as are sent.
    private static final String UNLIMITED = "-Dtickfold.gateway.wait-target=0s";

    private static final Duration QUIET = Duration.ofSeconds(3);

    private final List<String> options;
    private final Plan plan;
    private final Results results = new Results();
    private Footprint footprint = Footprint.UNKNOWN;

    /// How long things take.
    private enum Plan {
        TRIAL(1, Duration.ofMillis(100), Duration.ofMillis(100)),
        QUICK(1, Duration.ofSeconds(40), Duration.ofSeconds(3)),
        FULL(3, Duration.ofSeconds(90), Duration.ofSeconds(8));

        private final int repetitions;
        private final Duration warmUp;
        private final Duration each;

        Plan(int repetitions, Duration warmUp, Duration each) {
            this.repetitions = repetitions;
            this.warmUp = warmUp;
            this.each = each;
        }
    }

    private Comparison(List<String> options, Plan plan) {
        this.options = options;
        this.plan = plan;
    }

    public static void main(String[] args) throws IOException {
        Plan plan = Plan.valueOf(args[1].toUpperCase(Locale.ROOT));
        List<Contender> contenders =
                args.length > 3
                        ? Stream.of(args).skip(3).map(Contender::named).sorted().toList()
                        : List.of(Contender.values());
        if (contenders.contains(Contender.FLOOR) && !contenders.contains(Contender.ENGINE)) {
            throw new IllegalArgumentException("the floor has to write what the engine wrote");
        }
        Comparison comparison =
                new Comparison(
                        Stream.concat(Stream.of(args[0].split(" ", -1)), Stream.of(UNLIMITED))
                                .toList(),
                        plan);
        comparison.run(contenders);
        new Report(comparison.results, args[1]).write(Path.of(args[2]));
    }

    /// The engine comes before the floor, which has to write what the engine wrote.
    private void run(List<Contender> contenders) throws IOException {
        for (int repetition = 1; repetition <= plan.repetitions; repetition++) {
            for (Contender each : contenders.reversed()) {
                System.err.printf(
                        Locale.ROOT, "%d of %d: %s%n", repetition, plan.repetitions, each);
                run(each);
            }
        }
    }

    private void run(Contender contender) throws IOException {
        try (ContenderProcess process = ContenderProcess.start(contender, options, footprint)) {
            results.addStart(contender, process.start().toMillis());
            boolean isEngine = contender == Contender.ENGINE;
            Count quiet = isEngine ? quiet(process) : Count.NONE;
            try (Load load =
                    contender.isOverHttp() ? new HttpLoad(process) : new KafkaLoad(process)) {
                warmUp(contender, load);
                if (isEngine) {
                    footprint = Footprint.between(quiet, Count.of(process.bootstrapServers()));
                    System.err.println("  " + footprint);
                }
                measure(contender, load);
            }
        }
    }

    private void measure(Contender contender, Load load) {
        if (contender == Contender.TICKFOLD) {
            Measured reads = load.closedLoop(Operation.READ, USUAL, plan.each);
            results.add(new Row(contender, "read", USUAL, reads));
        }
        double capacity = 0;
        for (int inFlight : IN_FLIGHT) {
            Measured opens = load.closedLoop(Operation.OPEN, inFlight, plan.each);
            results.add(new Row(contender, "open", inFlight, opens));
            Measured closes = load.closedLoop(Operation.CLOSE, inFlight, plan.each.multipliedBy(5));
            results.add(new Row(contender, "close", inFlight, closes));
            capacity = Math.max(capacity, closes.perSecond());
        }
        openLoop(contender, load, "close at a rate", RATE);
        openLoop(contender, load, "close at half of capacity", (int) (capacity / 2));
    }

    private static Count quiet(ContenderProcess process) {
        LockSupport.parkNanos(QUIET.toNanos());
        return Count.of(process.bootstrapServers());
    }

    private void warmUp(Contender contender, Load load) {
        Duration round = shorter(Duration.ofSeconds(1), plan.warmUp);
        long end = System.nanoTime() + plan.warmUp.toNanos();
        while (System.nanoTime() - end < 0) {
            Measured _ = load.closedLoop(Operation.OPEN, USUAL, round);
            Measured _ = load.closedLoop(Operation.CLOSE, USUAL, plan.warmUp);
            if (contender == Contender.TICKFOLD) {
                Measured _ = load.closedLoop(Operation.READ, USUAL, round);
            }
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private void openLoop(Contender contender, Load load, String what, int perSecond) {
        long wanted = perSecond * plan.each.toMillis() / 1_000;
        long opened = 0;
        while (opened < wanted) {
            Duration some = shorter(Duration.ofMillis(500), plan.each);
            opened += load.closedLoop(Operation.OPEN, USUAL, some).count();
        }
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
        Measured closes = load.openLoop(Operation.CLOSE, perSecond, plan.each);
        results.add(new Row(contender, what, perSecond, closes));
        Measured _ = load.closedLoop(Operation.CLOSE, USUAL, plan.warmUp);
    }
}
