package io.tickfold.feed.source;

import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The numbers of the trades that connections have brought. A source that follows them hands over
/// nothing from before the first.
final class DeliveredTrades {

    private final NavigableSet<Long> numbers = new TreeSet<>();
    private Optional<Long> first = Optional.empty();

    /// A snapshot said what was traded last.
    void beginAfter(long last) {
        first = first.or(() -> Optional.of(last + 1));
    }

    void add(long number) {
        first = first.or(() -> Optional.of(number));
        numbers.add(number);
    }

    boolean haveBegun() {
        return first.isPresent();
    }

    long first() {
        return first.orElseThrow();
    }

    Set<Long> all() {
        return numbers.tailSet(first(), true);
    }
}
