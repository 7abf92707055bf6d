package io.tickfold.readmodel.log;

import java.util.List;
import java.util.Map;

/// What was read of the log since the last page that is done.
///
/// @param stretches by partition; one without events covers only markers of transactions
public record Page(Map<Integer, Stretch> stretches, List<LoggedEvent> events) {

    /// What was read of one partition.
    ///
    /// @param from the position before
    /// @param to the position after
    public record Stretch(long from, long to) {

        /// This one and the one that follows it.
        public Stretch to(Stretch following) {
            return new Stretch(from, following.to);
        }
    }

    /// How many characters the events have.
    public long characters() {
        return events.stream().mapToLong(event -> event.data().length()).sum();
    }
}
