package io.tickfold.contract.event;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.tickfold.contract.input.CommandKind;
import java.util.Optional;

/// A command was not carried out; nothing changed but the account's sequence.
///
/// @param command what was asked for; absent if it could not be read, and in what was decided by
///   rules of version 1
public record CommandRefused(
        @JsonUnwrapped EventHeader header,
        @JsonUnwrapped Refusal refusal,
        Optional<CommandKind> command)
        implements AccountEvent {

    /// Whether it is the answer for good to its idempotency key, so that a repetition is not looked
    /// at. By rules of version 3 on, a refused close never is.
    public boolean bindsKey() {
        return refusal.reason().bindsKey(header.rulesVersion());
    }
}
