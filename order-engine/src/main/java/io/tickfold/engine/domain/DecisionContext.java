package io.tickfold.engine.domain;

import io.tickfold.contract.event.Cause;
import io.tickfold.contract.event.EventHeader;
import io.tickfold.contract.value.Money;
import java.time.Instant;

/// What every event of a decision says of it: the log's time, the decision logic, the cause.
record DecisionContext(Instant at, int rulesVersion, Cause cause) {

    DecisionLogic logic() {
        return new DecisionLogic(rulesVersion);
    }

    /// The header of the next event of an account, which leaves it this balance.
    EventHeader next(Account account, Money balance) {
        return header(account, account.sequence() + 1, balance);
    }

    /// The header of a refusal, which leaves a balance as it is and an account that does not exist
    /// without a state.
    EventHeader refusal(Account account) {
        return account.isOpen()
                ? next(account, account.balance())
                : header(account, 0, account.balance());
    }

    private EventHeader header(Account account, long sequence, Money balance) {
        return new EventHeader(account.id(), sequence, at, rulesVersion, cause, balance);
    }
}
