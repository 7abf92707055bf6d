package io.tickfold.audit.explain;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.OrderId;
import java.time.Instant;
import java.util.List;

/// The life of an order.
///
/// @param partition of both logs that the account is in
/// @param summary in a sentence or two
/// @param remarks what could not be said, and why
record Explanation(
        OrderId orderId,
        AccountId accountId,
        int partition,
        String summary,
        List<Step> steps,
        List<String> remarks) {

    Explanation {
        steps = List.copyOf(steps);
        remarks = List.copyOf(remarks);
    }

    /// Whether every figure that was computed again is the one that was recorded.
    @JsonProperty
    boolean agrees() {
        return steps.stream().allMatch(Step::agrees);
    }

    /// Something that happened to an order, or to its account because of it.
    ///
    /// @param event where it is recorded
    /// @param at the log's time of the decision
    /// @param sequence of the event among the account's
    /// @param rulesVersion the decision logic that decided
    record Step(
            String title,
            Place event,
            Instant at,
            long sequence,
            int rulesVersion,
            List<Fact> facts) {

        Step {
            facts = List.copyOf(facts);
        }

        boolean agrees() {
            return facts.stream().allMatch(Fact::agrees);
        }
    }
}
