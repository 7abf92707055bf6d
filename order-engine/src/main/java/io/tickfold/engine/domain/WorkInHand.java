package io.tickfold.engine.domain;

import io.tickfold.contract.value.AccountId;
import io.tickfold.engine.domain.Backlog.Waiting;
import java.util.NavigableSet;
import java.util.Optional;

/// How far the oldest input of a backlog is drained: the accounts that it concerns, in the order of
/// their ids, and the last of them that is done.
record WorkInHand(Waiting input, NavigableSet<AccountId> accounts, Optional<AccountId> done) {

    /// The account whose turn it is; empty if all are done.
    Optional<AccountId> next() {
        if (accounts.isEmpty()) {
            return Optional.empty();
        }
        return done.isEmpty()
                ? Optional.of(accounts.first())
                : Optional.ofNullable(accounts.higher(done.get()));
    }

    WorkInHand after(AccountId account) {
        return new WorkInHand(input, accounts, Optional.of(account));
    }

    /// Whether the account's turn is over.
    boolean isDoneFor(AccountId account) {
        return done.filter(last -> account.compareTo(last) <= 0).isPresent();
    }
}
