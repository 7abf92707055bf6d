package io.tickfold.client;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What the options of a call amount to.
///
/// @param key empty for a random one
/// @param time in which the outcome has to be final
/// @param headers that the call has besides
record Terms(Optional<String> key, Duration time, Map<String, String> headers) {

    static Terms of(Duration time, CallOption... options) {
        Terms terms = new Terms(Optional.empty(), time, Map.of());
        for (CallOption option : options) {
            terms = option.applyTo(terms);
        }
        return terms;
    }

    Terms withKey(String newKey) {
        return new Terms(Optional.of(newKey), time, headers);
    }

    Terms within(Duration newTime) {
        return new Terms(key, newTime, headers);
    }

    Terms withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Terms(key, time, Map.copyOf(more));
    }
}
