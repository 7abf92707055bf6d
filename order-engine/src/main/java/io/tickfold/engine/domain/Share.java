package io.tickfold.engine.domain;

/// The share of a backlog that one input works on: so many events, and four times as many visits.
/// Every account looked at is a visit, and so is every input that is begun.
///
/// Of what older decision logic leads to, closes alone count. What one account has to decide is
/// never split.
final class Share {

    private static final int VISITS_FOR_AN_EVENT = 4;

    private final int most;
    private long visits;
    private int counted;

    /// @param most events
    Share(int most) {
        this.most = most;
    }

    /// Whether there may be one more visit.
    boolean hasVisits(DecisionLogic logic) {
        return !logic.boundsWork() || visits < (long) most * VISITS_FOR_AN_EVENT;
    }

    void visit() {
        visits++;
    }

    /// Takes a decision into the share if there is room for it.
    ///
    /// @return whether there is
    boolean takes(Decision decision, DecisionLogic logic) {
        int more = logic.boundsWork() ? events(decision) : decision.closes();
        boolean fits = counted == 0 || counted + more <= most;
        if (fits) {
            visit();
            counted += more;
        }
        return fits;
    }

    /// That it was skipped is an event, too.
    private static int events(Decision decision) {
        return decision.events().size() + (decision.skip().isPresent() ? 1 : 0);
    }
}
