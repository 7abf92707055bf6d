package io.tickfold.contract.event;

import io.tickfold.contract.value.AccountId;
import java.time.Instant;
import java.util.Optional;

/// An input, or what it would have led to for one account, was not decided and changed nothing; all
/// that follows was decided as if it were not in the log.
///
/// It is no event of an account: its record has no key, and it has no sequence.
///
/// @param at the log's time
/// @param inputOffset of the record of `trade-input` that was skipped
/// @param reason why
/// @param account the only one for which it was skipped; absent if it was skipped as a whole
public record InputSkipped(
        Instant at, long inputOffset, SkipReason reason, Optional<AccountId> account)
        implements EngineEvent {}
