package io.tickfold.engine.domain;

import io.tickfold.contract.value.AccountId;
import io.tickfold.engine.domain.Backlog.Waiting;
import java.util.Optional;

/// How far the oldest input of a backlog is drained: accounts are visited in the order of their
/// ids, and this is the last of them that is done.
///
/// @param concerned the accounts that the input may concern
record WorkInHand(Waiting input, Optional<AccountId> done, Concerned concerned) {

    /// Finds accounts in the order of their ids.
    @FunctionalInterface
    interface Concerned {

        /// The first account after another, or of all; asked for from the first to the last.
        Optional<AccountId> after(Optional<AccountId> account);
    }

    WorkInHand after(AccountId account) {
        return new WorkInHand(input, Optional.of(account), concerned);
    }

    /// Whether the account's turn is over.
    boolean isDoneFor(AccountId account) {
        return done.filter(last -> account.compareTo(last) <= 0).isPresent();
    }
}
