package io.tickfold.gateway.command;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tickfold.gateway.web.Answer;
import io.tickfold.gateway.web.openapi.Bodies;
import io.tickfold.gateway.web.openapi.References;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.security.Principal;

/// Describes the endpoints that tell what came of a command.
public interface OutcomesApi {

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

    @Operation(
            operationId = "getCommandOutcome",
            summary = "What came of a command",
            description = "By the `Command-Id` of an answer; ask again while it is pending.")
    @Bodies(
            answers = OutcomeBody.class,
            headers = @Header(name = "Retry-After", ref = References.RETRY_AFTER))
    Answer byId(HttpServletRequest request, Principal client, String commandId);

    @Operation(
            operationId = "findCommandOutcome",
            summary = "What came of the command under an idempotency key",
            description = "For a client that has got no answer; ask again while it is pending.")
    @ByKey
    @Bodies(
            answers = OutcomeBody.class,
            headers = @Header(name = "Retry-After", ref = References.RETRY_AFTER))
    Answer byKey(HttpServletRequest request, Principal client);
}
