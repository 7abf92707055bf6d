package io.tickfold.audit.explain;

import java.time.Instant;
import java.util.List;

/// Something that happened to an order, or to its account because of it.
///
/// @param event where it is recorded
/// @param at the log's time of the decision
/// @param sequence of the event among the account's
/// @param rulesVersion the decision logic that decided
record Step(
        String title, Place event, Instant at, long sequence, int rulesVersion, List<Fact> facts) {

    Step {
        facts = List.copyOf(facts);
    }

    boolean agrees() {
        return facts.stream().allMatch(Fact::agrees);
    }
}
