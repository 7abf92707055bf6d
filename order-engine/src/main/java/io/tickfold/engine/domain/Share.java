package io.tickfold.engine.domain;

import io.tickfold.contract.event.OrderClosed;

/// The share of a backlog that one input works on: so many events, and four times as many visits.
/// Every account looked at is a visit, and so is every input that is begun.
///
/// Older decision logic counts closes only. What one account has to decide is never split.
final class Share {

    private static final int VISITS_FOR_AN_EVENT = 4;

    private final int most;
    private long visits;
    private int events;
    private int closes;

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
        int closing = closes(decision);
        boolean fits =
                logic.boundsWork() ? fits(events, decision.events().size()) : fits(closes, closing);
        if (fits) {
            visit();
            events += decision.events().size();
            closes += closing;
        }
        return fits;
    }

    private boolean fits(int before, int more) {
        return before == 0 || before + more <= most;
    }

    private static int closes(Decision decision) {
        return (int) decision.events().stream().filter(OrderClosed.class::isInstance).count();
    }
}
