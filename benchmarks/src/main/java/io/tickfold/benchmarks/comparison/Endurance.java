package io.tickfold.benchmarks.comparison;

import static io.tickfold.benchmarks.comparison.HttpLoad.OK;
import static io.tickfold.benchmarks.comparison.HttpLoad.TURNED_AWAY;

import io.tickfold.benchmarks.comparison.HttpLoad.Answered;
import io.tickfold.benchmarks.comparison.Load.Operation;
import io.tickfold.benchmarks.comparison.ThreadTimes.Part;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/// Tickfold under load for long, and under more load than it can carry.
///
/// Arguments: options of the JVM that is measured; `soak` or `overload`; minutes (60, or 1).
///
/// Both open and close orders over HTTP, one after the other at a fixed rate, and measure from when
/// a request was due. `soak` asks for half of what was answered in a closed loop with 512 in
/// flight, `overload` for twice as much.
public final class Endurance {

    private static final int IN_FLIGHT = 512;
    private static final Duration WARM_UP = Duration.ofSeconds(60);
    private static final Duration CAPACITY = Duration.ofSeconds(10);
    private static final List<Operation> BOTH = List.of(Operation.OPEN, Operation.CLOSE);
    private static final double MEGABYTE = 1e6;
    private static final double MILLI = 1e3;

    private final ContenderProcess tickfold;
    private final HttpLoad load;

    private Endurance(ContenderProcess tickfold, HttpLoad load) {
        this.tickfold = tickfold;
        this.load = load;
    }

    public static void main(String[] args) throws IOException {
        boolean isOverload = args[1].equals("overload");
        Duration length =
                Duration.ofMinutes(
                        args.length > 2 ? Integer.parseInt(args[2]) : isOverload ? 1 : 60);
        List<String> options = List.of(args[0].split(" ", -1));
        try (ContenderProcess tickfold =
                        ContenderProcess.start(Contender.TICKFOLD, options, Footprint.UNKNOWN);
                HttpLoad load = new HttpLoad(tickfold)) {
            new Endurance(tickfold, load).run(isOverload, length);
        }
    }

    private void run(boolean isOverload, Duration length) throws IOException {
        long end = System.nanoTime() + WARM_UP.toNanos();
        while (System.nanoTime() - end < 0) {
            Measured _ = load.closedLoop(Operation.OPEN, Comparison.USUAL, Duration.ofSeconds(1));
            Measured _ = load.closedLoop(Operation.CLOSE, Comparison.USUAL, WARM_UP);
        }
        if (isOverload) {
            Measured _ = load.closedLoop(Operation.OPEN, Comparison.USUAL, length);
        }
        int capacity = (int) (2 / (1 / opened(CAPACITY) + 1 / closed(CAPACITY)));
        System.out.printf(
                Locale.ROOT,
                "capacity: %,d opens and closes/s, %d in flight%n",
                capacity,
                IN_FLIGHT);
        if (isOverload) {
            overload(2 * capacity, length);
        } else {
            soak(capacity / 2, length);
        }
    }

    private double opened(Duration duration) {
        return load.closedLoop(Operation.OPEN, IN_FLIGHT, duration).perSecond();
    }

    private double closed(Duration duration) {
        return load.closedLoop(Operation.CLOSE, IN_FLIGHT, duration).perSecond();
    }

    /// What became of requests of one kind.
    private static final class Tally {

        private final Histogram accepted = new Histogram(TimeUnit.MINUTES.toMicros(5), 3);
        private final Histogram turnedAway = new Histogram(TimeUnit.MINUTES.toMicros(5), 3);
        private long others;

        void answered(int status, long due) {
            long micros = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - due);
            switch (status) {
                case OK -> accepted.recordValue(micros);
                case TURNED_AWAY -> turnedAway.recordValue(micros);
                default -> others++;
            }
        }

        String text(Duration length) {
            return String.format(
                    Locale.ROOT,
                    "%,.0f/s, p50 %.0f ms, p99 %.0f ms; turned away %,.0f/s, p50 %.1f ms, p99 %.0f ms; others %d",
                    accepted.getTotalCount() * MILLI / length.toMillis(),
                    accepted.getValueAtPercentile(50) / MILLI,
                    accepted.getValueAtPercentile(99) / MILLI,
                    turnedAway.getTotalCount() * MILLI / length.toMillis(),
                    turnedAway.getValueAtPercentile(50) / MILLI,
                    turnedAway.getValueAtPercentile(99) / MILLI,
                    others);
        }
    }

    private void overload(int perSecond, Duration length) throws IOException {
        Map<Operation, Tally> tallies = new EnumMap<>(Operation.class);
        ThreadTimes before = tickfold.threads();
        long begun = System.nanoTime();
        load.openLoop(
                BOTH,
                perSecond,
                length,
                (operation, status, due) ->
                        tallies.computeIfAbsent(operation, _ -> new Tally()).answered(status, due));
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        System.out.printf(
                Locale.ROOT,
                "asked for %,d/s in %d s, took %.1f s%n",
                perSecond,
                length.toSeconds(),
                took.toMillis() / MILLI);
        tallies.forEach(
                (operation, tally) -> System.out.println(operation + ": " + tally.text(took)));
        printParts(
                before,
                took,
                tallies.values().stream().mapToLong(tally -> tally.accepted.getTotalCount()).sum());
        Measured after = load.closedLoop(Operation.CLOSE, 1, Duration.ofSeconds(5));
        System.out.printf(
                Locale.ROOT,
                "afterwards: a lone close p50 %.1f ms, p99 %.1f ms%n",
                after.p50(),
                after.p99());
    }

    /// Each minute by itself.
    private void soak(int perSecond, Duration length) throws IOException {
        List<Histogram> minutes = new ArrayList<>();
        ThreadTimes before = tickfold.threads();
        for (long minute = 1; minute <= length.toMinutes(); minute++) {
            Tally tally = new Tally();
            ThreadTimes begin = tickfold.threads();
            Answered answered = (_, status, due) -> tally.answered(status, due);
            load.openLoop(BOTH, perSecond, Duration.ofMinutes(1), answered);
            ThreadTimes used = tickfold.threads().minus(begin);
            minutes.add(tally.accepted);
            System.out.printf(
                    Locale.ROOT,
                    "minute %d: %s; CPU %.2f cores, collector %.1f %%, resident %.0f MB, open orders %d%n",
                    minute,
                    tally.text(Duration.ofMinutes(1)),
                    (double) used.all() / Duration.ofMinutes(1).toNanos(),
                    100 * used.share(Part.COLLECTOR),
                    tickfold.resident() / MEGABYTE,
                    load.openOrders());
        }
        printParts(before, length, minutes.stream().mapToLong(Histogram::getTotalCount).sum());
        System.out.printf(
                Locale.ROOT,
                "p99 of the first five minutes %.1f ms, of the last five %.1f ms%n",
                p99(minutes.subList(0, Math.min(5, minutes.size()))),
                p99(minutes.subList(Math.max(0, minutes.size() - 5), minutes.size())));
    }

    private static double p99(List<Histogram> minutes) {
        Histogram all = new Histogram(TimeUnit.MINUTES.toMicros(5), 3);
        minutes.forEach(all::add);
        return all.getValueAtPercentile(99) / MILLI;
    }

    private void printParts(ThreadTimes before, Duration took, long answers) throws IOException {
        ThreadTimes used = tickfold.threads().minus(before);
        System.out.printf(
                Locale.ROOT,
                "CPU %.2f cores, %.2f ms for each accepted; resident %.0f MB%n",
                (double) used.all() / took.toNanos(),
                used.all() / 1e6 / Math.max(1, answers),
                tickfold.resident() / MEGABYTE);
        for (Part part : Part.values()) {
            System.out.printf(
                    Locale.ROOT,
                    "  %5.1f %%  %.3f ms  %s%n",
                    100 * used.share(part),
                    used.share(part) * used.all() / 1e6 / Math.max(1, answers),
                    part);
        }
    }
}
