package io.tickfold.feed.source;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Tells which symbols are silent while others are not.
final class SymbolSilences {

    private final long limitNanos;
    private final Map<String, Long> last = new TreeMap<>();
    private final Set<String> silent = new HashSet<>();
    private long lastOfAny;

    /// @param limitNanos after which a symbol is silent
    SymbolSilences(Collection<String> names, long limitNanos, long now) {
        this.limitNanos = limitNanos;
        this.lastOfAny = now;
        names.forEach(name -> last.put(name, now));
    }

    /// After a silence of all, none is silent yet.
    void spoke(String name, long now) {
        if (now - lastOfAny > limitNanos) {
            last.replaceAll((_, _) -> now);
        }
        lastOfAny = now;
        last.put(name, now);
        silent.remove(name);
    }

    /// The names that have become silent; each is told once for each silence.
    List<String> fallenSilent(long now) {
        if (now - lastOfAny > limitNanos) {
            return List.of();
        }
        return last.entrySet().stream()
                .filter(each -> now - each.getValue() > limitNanos)
                .map(Map.Entry::getKey)
                .filter(silent::add)
                .toList();
    }
}
