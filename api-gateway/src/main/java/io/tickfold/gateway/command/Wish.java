package io.tickfold.gateway.command;

import io.tickfold.contract.input.Command;
import io.tickfold.contract.input.CommandHeader;
import io.tickfold.contract.value.Fingerprint;
import java.util.function.Function;

/// What a client asks for, before it is a command with an id and a time.
///
/// @param asked the same for the same wish, however it is spelt
public record Wish(
        Operation operation, Fingerprint asked, Function<CommandHeader, Command> command) {}
