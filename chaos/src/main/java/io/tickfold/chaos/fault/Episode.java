package io.tickfold.chaos.fault;

import io.tickfold.chaos.check.Prices;
import io.tickfold.chaos.load.Journal.Told;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A fault, and what clients noticed of it.
///
/// @param begun and `over`, when all clients were answered again, by [System#nanoTime()]
/// @param recovery from when it was put right until all clients were answered again
/// @param spared accounts that an engine does not work on which it happened to
public record Episode(String fault, long begun, long over, Duration recovery, Set<String> spared) {

    /// The longest time without a price while it lasted.
    public Duration longestPause(Prices prices) {
        return prices.longestPause(millis(begun), millis(over));
    }

    /// As a clock shows it.
    private static long millis(long nanoTime) {
        long ago = System.nanoTime() - nanoTime;
        return System.currentTimeMillis() - Duration.ofNanos(ago).toMillis();
    }

    /// The longest time that an answer took of those that came while it lasted.
    public Duration longestWait(List<Told> told) {
        return waits(told).getLast();
    }

    /// The same of those that were spared; empty if nobody was.
    public Optional<Duration> longestWaitOfSpared(List<Told> told) {
        List<Told> theirs = told.stream().filter(each -> spared.contains(each.account())).toList();
        return theirs.isEmpty() ? Optional.empty() : Optional.of(longestWait(theirs));
    }

    /// What half of the clients did not wait longer than.
    public Duration halfOfClients(List<Told> told) {
        List<Duration> waits = waits(told);
        return waits.get((waits.size() - 1) / 2);
    }

    /// The longest of each client, the shortest first.
    private List<Duration> waits(List<Told> told) {
        Map<String, Duration> waits = new HashMap<>();
        told.stream()
                .filter(each -> each.ended() >= begun && each.begun() <= over)
                .forEach(each -> waits.merge(each.account(), each.took(), Episode::longer));
        return waits.isEmpty() ? List.of(Duration.ZERO) : waits.values().stream().sorted().toList();
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
