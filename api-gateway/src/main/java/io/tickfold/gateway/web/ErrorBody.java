package io.tickfold.gateway.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/// The body of every error: what is wrong, and as much more as there is to say.
///
/// @param message why, and whether a retry is safe
/// @param timeout true if nobody knows the outcome
/// @param commandId the command whose outcome nobody knows
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record ErrorBody(
        String error,
        Optional<String> message,
        Optional<Boolean> timeout,
        Optional<String> commandId) {

    public ErrorBody(String error) {
        this(error, Optional.empty(), Optional.empty(), Optional.empty());
    }

    public ErrorBody(String error, String message) {
        this(error, Optional.of(message), Optional.empty(), Optional.empty());
    }

    /// The body of a refusal by the engine, whose message repeats the error.
    public static ErrorBody ofEngine(String error) {
        return new ErrorBody(error, error);
    }

    /// The body of an error of which nobody knows whether it is one.
    public static ErrorBody undecided(String error, String message) {
        return new ErrorBody(error, Optional.of(message), Optional.of(true), Optional.empty());
    }

    /// The same error as the outcome of a command.
    public ErrorBody of(String command) {
        return new ErrorBody(error, message, timeout, Optional.of(command));
    }
}
