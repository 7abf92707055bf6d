package io.tickfold.readmodel.log;

import java.util.List;
import java.util.Map;

/// What was read of the log since the last page that is done.
///
/// @param stretches by partition; one without records covers only markers of transactions
/// @param foreign the records that no engine wrote, which have been read too
public record Page(
        Map<Integer, Stretch> stretches, List<LoggedEvent> events, List<ForeignRecord> foreign) {

    private static final int CHARACTERS_OF_A_NAME = 100;

    /// One in which all is an engine's.
    public Page(Map<Integer, Stretch> stretches, List<LoggedEvent> events) {
        this(stretches, events, List.of());
    }

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

    /// Whether it holds nothing to write but positions.
    public boolean isEmpty() {
        return events.isEmpty() && foreign.isEmpty();
    }

    /// About how many characters the records have that are held.
    public long characters() {
        return events.stream().mapToLong(event -> event.data().length()).sum()
                + (long) foreign.size() * CHARACTERS_OF_A_NAME;
    }
}
