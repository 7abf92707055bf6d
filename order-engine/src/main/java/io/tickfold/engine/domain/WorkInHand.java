package io.tickfold.engine.domain;

import io.tickfold.contract.value.AccountId;
import io.tickfold.engine.domain.Backlog.Waiting;
import java.util.Optional;

/// How far the oldest input of a backlog is drained: accounts are visited in the order of their
/// ids, and this is the last of them that is done.
record WorkInHand(Waiting input, Optional<AccountId> done) {

    WorkInHand after(AccountId account) {
        return new WorkInHand(input, Optional.of(account));
    }

    /// Whether the account's turn is over.
    boolean isDoneFor(AccountId account) {
        return done.filter(last -> account.compareTo(last) <= 0).isPresent();
    }
}
