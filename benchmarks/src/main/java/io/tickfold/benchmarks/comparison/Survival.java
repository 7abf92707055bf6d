package io.tickfold.benchmarks.comparison;

import io.tickfold.benchmarks.comparison.Load.Operation;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// What is left of orders that were acknowledged when a contender is killed and started again on
/// its own data: all of them are closed afterwards.
///
/// Arguments: options of the JVMs, contenders (Tickfold, and at least once).
public final class Survival {

    private static final Duration OPENING = Duration.ofMillis(500);
    private static final Duration CLOSING = Duration.ofMinutes(2);

    private Survival() {}

    public static void main(String[] args) throws IOException {
        List<String> options = List.of(args[0].split(" ", -1));
        List<Contender> contenders =
                args.length > 1
                        ? Stream.of(args).skip(1).map(Contender::named).toList()
                        : List.of(Contender.TICKFOLD, Contender.AT_LEAST_ONCE);
        for (Contender each : contenders) {
            kill(each, options);
        }
    }

    private static void kill(Contender contender, List<String> options) throws IOException {
        ContenderProcess first = ContenderProcess.start(contender, options, Footprint.UNKNOWN);
        HttpLoad load = new HttpLoad(first);
        Measured _ = load.closedLoop(Operation.OPEN, Comparison.USUAL, OPENING);
        int acknowledged = load.openOrders();
        try (ContenderProcess second = first.killedAndStarted(contender, options);
                load) {
            load.moveTo(second);
            Measured closes = load.closedLoop(Operation.CLOSE, Comparison.USUAL, CLOSING);
            System.out.printf(
                    Locale.ROOT,
                    "%s: of %,d orders that were acknowledged before a kill, %,d could be closed"
                            + " after it, %,d could not%n",
                    contender,
                    acknowledged,
                    closes.count(),
                    closes.wrong());
        }
    }
}
