package io.tickfold.gateway.command;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tickfold.contract.value.CommandId;
import io.tickfold.gateway.web.Answer;
import org.jspecify.annotations.Nullable;

/// The body of the answer to a question about a command.
///
/// @param httpStatus of the command's own answer, once it is done
/// @param body of that answer
@Schema(name = "CommandOutcome")
public record OutcomeBody(
        String commandId,
        Status status,
        @Schema(
                        types = {"integer", "null"},
                        format = "int32",
                        description = "Of the command's own answer, once it is done.")
                @Nullable Integer httpStatus,
        @Schema(implementation = AnsweredBody.class) @Nullable Object body) {

    /// Whether a command has been executed.
    @Schema(name = "OutcomeStatus", enumAsRef = true, description = "All but `PENDING` is final.")
    enum Status {
        /// It may still be executed.
        PENDING,
        DONE,
        /// It was not executed, and never will be.
        NOT_EXECUTED
    }

    static OutcomeBody done(CommandId command, Answer answer) {
        return new OutcomeBody(command.value(), Status.DONE, answer.status(), answer.body());
    }

    static OutcomeBody pending(CommandId command) {
        return new OutcomeBody(command.value(), Status.PENDING, null, null);
    }

    static OutcomeBody notExecuted(CommandId command) {
        return new OutcomeBody(command.value(), Status.NOT_EXECUTED, null, null);
    }
}
