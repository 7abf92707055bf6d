package io.tickfold.readmodel.projection;

/// How soon to look again at what others write: often for those who wait, but less and less often
/// the longer nothing moves.
final class Pace {

    private static final long SHORTEST_MS = 2;
    private static final long LONGEST_MS = 50;

    private long next = SHORTEST_MS;

    /// @param moved whether the last look has found anything
    /// @param awaited whether somebody waits for it
    /// @return milliseconds
    long after(boolean moved, boolean awaited) {
        if (!awaited) {
            next = SHORTEST_MS;
            return LONGEST_MS;
        }
        long pause = moved ? SHORTEST_MS : next;
        next = Math.min(2 * pause, LONGEST_MS);
        return pause;
    }
}
