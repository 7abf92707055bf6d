package io.tickfold.gateway.command;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.tickfold.gateway.web.Answer;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.security.Principal;

/// Describes the endpoints that tell what came of a command.
public interface OutcomesApi {

    /// The answer of each of them, for clients and for operators.
    @ApiResponse(
            responseCode = "200",
            description = "Found.",
            content = @Content(schema = @Schema(implementation = OutcomeBody.class)))
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @interface Found {}

    /// The parameter of those that take an idempotency key.
    @Parameter(
            in = ParameterIn.QUERY,
            name = "key",
            required = true,
            description = "The key of its attempts",
            schema = @Schema(type = "string", pattern = "^[ -~]+$", minLength = 1, maxLength = 255))
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @interface ByKey {}

    @Operation(operationId = "outcome", summary = "What came of a command")
    @Found
    Answer byId(HttpServletRequest request, Principal client, String commandId);

    @Operation(
            operationId = "outcomeOfKey",
            summary = "What came of the command under an idempotency key")
    @ByKey
    @Found
    Answer byKey(HttpServletRequest request, Principal client);
}
