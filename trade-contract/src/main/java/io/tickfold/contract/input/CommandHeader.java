package io.tickfold.contract.input;

import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.CommandId;
import java.time.Instant;

/// What every command carries.
///
/// @param validUntil appended to the log later than this, the command is refused as expired
public record CommandHeader(CommandId commandId, AccountId accountId, Instant validUntil) {}
