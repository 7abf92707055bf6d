package io.tickfold.engine.domain;

import io.tickfold.contract.value.AccountId;
import java.time.Instant;
import java.util.Optional;

/// Where an input is in its partition of the log, when it was appended, and whose key it has.
///
/// @param key the record's key, if it has one that names an account
/// @param appendedAt the broker's time, in milliseconds
public record LogPosition(long offset, Instant appendedAt, Optional<AccountId> key) {

    boolean hasKey(AccountId account) {
        return key.equals(Optional.of(account));
    }
}
