package io.tickfold.gateway.identity.signin;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.tickfold.gateway.web.Access;
import io.tickfold.gateway.web.Answer;
import io.tickfold.gateway.web.Endpoint;
import io.tickfold.gateway.web.openapi.Bodies;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;

/// What the endpoints to sign in say of themselves.
interface SignInApi {

    @Operation(
            operationId = "requestSignInLink",
            summary = "Have a link to sign in sent to a mailbox",
            description = "The answer is the same for known and unknown mailboxes.")
    @Bodies(
            takes = LoginRequest.class,
            answers = LinkSentBody.class,
            description = "A mail follows, unless the mailbox got too many lately.")
    @Endpoint(access = Access.PUBLIC)
    Answer login(HttpServletRequest request);

    @Operation(
            operationId = "useSignInLink",
            summary = "Use a link up, which opens an account at first",
            description = "For browsers: the answer leads to the configured page with a token.")
    @ApiResponse(
            responseCode = "302",
            description = "Signed in.",
            content = @Content,
            headers =
                    @Header(
                            name = "Location",
                            description = "`{frontend}/dashboard?token=<JWT>`",
                            schema = @Schema(type = "string")))
    @ApiResponse(
            responseCode = "401",
            description = "The link was used, has expired, or was never sent.",
            content =
                    @Content(
                            mediaType = "text/plain",
                            schema = @Schema(type = "string"),
                            examples = @ExampleObject("Invalid token \u274c")))
    @ApiResponse(
            responseCode = "504",
            description = "Nobody knows whether the account was opened; the link still works.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(ref = "#/components/schemas/ErrorBody")))
    @Endpoint(access = Access.PUBLIC)
    ResponseEntity<String> verify(String token);

    @Operation(
            operationId = "lookAtSignInLink",
            summary = "Leave a link as it is",
            description = "For programs that look at links before a person follows them.")
    @Parameter(
            name = "token",
            in = ParameterIn.QUERY,
            description = "Of the link, which is not looked up.",
            schema = @Schema(type = "string", defaultValue = ""))
    @ApiResponse(responseCode = "204", description = "The link may hold.", content = @Content)
    @Endpoint(access = Access.PUBLIC)
    ResponseEntity<String> look();

    /// What a client asks for a link with, as the API's description shows it.
    @Schema(name = "Login")
    record LoginRequest(
            @Schema(
                            description = "The address of a mailbox, at most 254 characters.",
                            requiredMode = Schema.RequiredMode.REQUIRED,
                            example = "ann@example.org")
                    String email) {}

    /// What is answered to each request for a link, whether the mailbox is known or not.
    @Schema(name = "LoginResult")
    record LinkSentBody(
            @Schema(example = "Verification link send") String message,
            @Schema(example = "ann@example.org") String email) {}
}
