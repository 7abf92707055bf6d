package io.tickfold.contract.event;

import io.tickfold.contract.value.CommandId;
import io.tickfold.contract.value.Fingerprint;
import java.util.Optional;

/// The record of `trade-input` that an event follows from.
///
/// @param commandId absent if no command asked for it, or it could not be read
/// @param fingerprint of the command, if its client gave it a key
/// @param inputOffset in the partition of `trade-input` that has the event's partition number
public record Cause(
        Optional<CommandId> commandId, Optional<Fingerprint> fingerprint, long inputOffset) {}
