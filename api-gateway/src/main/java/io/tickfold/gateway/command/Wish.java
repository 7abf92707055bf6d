package io.tickfold.gateway.command;

import io.tickfold.contract.input.Command;
import io.tickfold.contract.input.CommandHeader;
import io.tickfold.contract.value.Fingerprint;
import java.util.function.Function;

/// A request that has been read and checked, before it is a command with an id and a time.
///
/// @param asked equal for equal wishes, however they are spelt
public record Wish(
        Operation operation, Fingerprint asked, Function<CommandHeader, Command> command) {}
