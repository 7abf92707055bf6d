package io.tickfold.contract.event;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// Why a command was refused.
///
/// @param details the figures that the reason was found by, under the names that [RefusalReason]
///   states
public record Refusal(RefusalReason reason, Map<String, String> details) {

    /// @throws IllegalArgumentException if a detail of the reason is missing
    public Refusal {
        details = Collections.unmodifiableMap(new TreeMap<>(details));
        details.values().forEach(Objects::requireNonNull);
        if (!details.keySet().containsAll(reason.details())) {
            throw new IllegalArgumentException(reason + " has the details " + reason.details());
        }
    }

    /// A refusal whose reason says it all.
    public static Refusal of(RefusalReason reason) {
        return new Refusal(reason, Map.of());
    }
}
