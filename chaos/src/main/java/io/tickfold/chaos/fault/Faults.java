package io.tickfold.chaos.fault;

import io.tickfold.chaos.cluster.Cluster;
import io.tickfold.chaos.load.Load;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/// Lets one fault follow the other while clients trade, each when they have recovered from the one
/// before, and all engines are at work again.
public final class Faults implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int ANSWERS = 3;

    private final Cluster cluster;
    private final Load load;
    private final Plan plan;
    private final Engines engines;
    private final Schedule schedule;
    private final Consumer<String> timeline;
    private final List<String> violations = new ArrayList<>();
    private final Queue<String> ended = new ConcurrentLinkedQueue<>();

    /// @param timeline is told what happens
    public Faults(
            Cluster cluster,
            Load load,
            SplittableRandom random,
            Plan plan,
            Consumer<String> timeline) {
        this.cluster = cluster;
        this.load = load;
        this.plan = plan;
        this.engines = new Engines(cluster);
        this.schedule = new Schedule(cluster, new Controllers(cluster), random, plan);
        this.timeline = timeline;
    }

    /// The names of all faults that there are.
    public static List<String> names() {
        return Schedule.names();
    }

    /// Makes the next fault, and returns when every client is answered again.
    public Episode next() {
        if (!engines.awaitAll(PATIENCE)) {
            violations.add("an engine does not come back");
        }
        LockSupport.parkNanos(plan.calm().toNanos());
        Fault fault = schedule.next();
        Set<String> spared =
                fault.part() == Fault.Part.ENGINE
                        ? engines.sparedBy(fault.machine(), load.accounts())
                        : Set.of();
        timeline.accept(fault.toString());
        ended.clear();
        long begun = System.nanoTime();
        make(fault);
        long mended = System.nanoTime();
        if (!load.awaitAnswers(ANSWERS, PATIENCE)) {
            violations.add("no recovery from: " + fault);
        }
        ended.stream()
                .filter(each -> !fault.endsItsService() || !each.equals(fault.machine()))
                .forEach(each -> violations.add(each + " ended by itself during: " + fault));
        long over = System.nanoTime();
        Duration recovery = Duration.ofNanos(over - mended);
        Episode episode = new Episode(fault.name(), begun, over, recovery, spared);
        timeline.accept(
                String.format(
                        Locale.ROOT,
                        "  waits: %.1f s, half of the clients at most %.1f s; all answered %.1f s"
                                + " after it was over",
                        seconds(episode.longestWait(load.journal().told())),
                        seconds(episode.halfOfClients(load.journal().told())),
                        seconds(recovery)));
        return episode;
    }

    private void make(Fault fault) {
        try {
            fault.begin(cluster);
            LockSupport.parkNanos(fault.lasting().toNanos());
            fault.end(cluster);
        } catch (IllegalStateException | UncheckedIOException e) {
            violations.add(fault + " could not be made: " + e.getMessage());
        }
    }

    /// A service has ended by itself, which only some faults explain.
    public void ended(String service) {
        ended.add(service);
        timeline.accept("  " + service + " has ended by itself, and is started again");
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1e3;
    }

    public List<String> violations() {
        return violations;
    }

    @Override
    public void close() {
        engines.close();
    }
}
