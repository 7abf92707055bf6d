package io.tickfold.contract.event;

import io.tickfold.contract.value.CommandId;
import java.util.Optional;

/// The record of `trade-input` that an event follows from.
///
/// @param commandId absent if no command asked for it, or it could not be read
/// @param inputOffset in the partition of `trade-input` that has the event's partition number
public record Cause(Optional<CommandId> commandId, long inputOffset) {}
