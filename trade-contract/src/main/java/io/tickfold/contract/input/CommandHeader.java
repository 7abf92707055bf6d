package io.tickfold.contract.input;

import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.CommandId;
import io.tickfold.contract.value.Fingerprint;
import java.time.Instant;
import java.util.Optional;

/// What every command carries.
///
/// @param fingerprint what is asked for, if the client gave its attempts a common key; a command
///   that has none is never taken for another's repetition
/// @param validUntil appended to the log later than this, the command is refused as expired
public record CommandHeader(
        CommandId commandId,
        AccountId accountId,
        Optional<Fingerprint> fingerprint,
        Instant validUntil) {}
