package io.tickfold.chaos.fault;

import io.tickfold.chaos.cluster.Cluster;
import io.tickfold.chaos.fault.Fault.Kind;
import io.tickfold.chaos.fault.Fault.Part;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/// Faults in an order that a seed decides: every kind of every part once, then again in another
/// order.
final class Schedule {

    private static final List<Kind> OF_SERVICES =
            List.of(
                    Kind.KILL,
                    Kind.STOP,
                    Kind.PAUSE,
                    Kind.SILENCE,
                    Kind.REFUSE,
                    Kind.CLOCK_AHEAD,
                    Kind.CLOCK_BEHIND);

    private static final List<Kind> OF_BROKERS =
            List.of(Kind.KILL, Kind.STOP, Kind.PAUSE, Kind.SILENCE, Kind.REFUSE, Kind.DISK_FULL);

    private final Cluster cluster;
    private final Controllers controllers;
    private final SplittableRandom random;
    private final Plan plan;
    private final List<Possible> left = new ArrayList<>();
    private final Set<String> hit = new HashSet<>();

    private record Possible(Part part, Kind kind) {}

    Schedule(Cluster cluster, Controllers controllers, SplittableRandom random, Plan plan) {
        this.plan = plan;
        this.cluster = cluster;
        this.controllers = controllers;
        this.random = random;
    }

    Fault next() {
        if (left.isEmpty()) {
            fill();
        }
        if (left.isEmpty()) {
            throw new IllegalStateException("nothing of this can be made to happen here");
        }
        Possible next = left.remove(random.nextInt(left.size()));
        Duration lasting =
                Duration.ofMillis(random.nextInt(plan.shortestMillis(), plan.longestMillis()));
        return new Fault(next.kind(), next.part(), machine(next.part()), lasting);
    }

    /// What can happen to a part.
    private static List<Kind> kinds(Part part) {
        return switch (part) {
            case ENGINE, GATEWAY, FEED -> OF_SERVICES;
            case BROKER -> OF_BROKERS;
            case CONTROLLER -> List.of(Kind.KILL, Kind.PAUSE, Kind.SILENCE);
            case DATABASE -> List.of(Kind.KILL, Kind.STOP, Kind.PAUSE, Kind.REFUSE);
        };
    }

    /// The names of all faults that there are.
    static List<String> names() {
        return Stream.of(Part.values())
                .flatMap(part -> kinds(part).stream().map(kind -> Fault.name(part, kind)))
                .sorted()
                .toList();
    }

    private void fill() {
        for (Part part : Part.values()) {
            for (Kind kind : kinds(part)) {
                if (plan.has(Fault.name(part, kind)) && isPossible(kind)) {
                    left.add(new Possible(part, kind));
                }
            }
        }
    }

    private boolean isPossible(Kind kind) {
        return switch (kind) {
            case CLOCK_AHEAD, CLOCK_BEHIND -> cluster.hasClocks();
            case DISK_FULL -> cluster.hasLimits();
            case KILL, STOP, PAUSE, SILENCE, REFUSE -> true;
        };
    }

    private String machine(Part part) {
        return switch (part) {
            case ENGINE -> any(cluster.engines());
            case GATEWAY -> any(cluster.gateways());
            case FEED -> any(cluster.feeds());
            case BROKER -> any(cluster.brokers());
            case CONTROLLER -> controllers.active();
            case DATABASE -> cluster.database();
        };
    }

    /// Not the one that it happened to last: another one has taken over what that had to do.
    private String any(List<String> machines) {
        List<String> others = machines.stream().filter(each -> !hit.contains(each)).toList();
        List<String> possible = others.isEmpty() ? machines : others;
        String next = possible.get(random.nextInt(possible.size()));
        hit.removeAll(machines);
        hit.add(next);
        return next;
    }
}
