package io.tickfold.gateway.market;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.tickfold.gateway.market.Halts.HaltBody;
import io.tickfold.gateway.web.Access;
import io.tickfold.gateway.web.Answer;
import io.tickfold.gateway.web.Endpoint;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;

/// What the endpoints for halts say of themselves; both need the scope `funds:write`.
interface HaltApi {

    @Operation(operationId = "haltSymbol", summary = "Halt trading in a symbol")
    @ApiResponse(
            responseCode = "200",
            description = "Done.",
            content = @Content(schema = @Schema(implementation = HaltBody.class)))
    @Endpoint(access = Access.OPERATOR)
    Answer halt(HttpServletRequest request, Principal operator, String symbol);

    @Operation(operationId = "resumeSymbol", summary = "Let trading in a symbol go on")
    @ApiResponse(
            responseCode = "200",
            description = "Done.",
            content = @Content(schema = @Schema(implementation = HaltBody.class)))
    @Endpoint(access = Access.OPERATOR)
    Answer resume(String symbol);
}
