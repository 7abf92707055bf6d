package io.tickfold.chaos.fault;

import java.time.Duration;
import java.util.Set;

/// What may go wrong.
///
/// @param only the names of the faults that happen; all if there are none
/// @param shortest and `longest`, how long a fault lasts
/// @param calm from when everything works again until the next one
public record Plan(Set<String> only, Duration shortest, Duration longest, Duration calm) {

    /// Up to longer than sessions, than transactions may last, and than clients wait.
    public static final Plan USUAL =
            new Plan(
                    Set.of(), Duration.ofSeconds(2), Duration.ofSeconds(12), Duration.ofSeconds(3));

    public Plan {
        only = Set.copyOf(only);
    }

    boolean has(String fault) {
        return only.isEmpty() || only.contains(fault);
    }

    int shortestMillis() {
        return Math.toIntExact(shortest.toMillis());
    }

    int longestMillis() {
        return Math.toIntExact(longest.toMillis()) + 1;
    }
}
