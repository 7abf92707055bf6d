package io.tickfold.gateway.account;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tickfold.gateway.web.Answer;
import io.tickfold.gateway.web.openapi.Bodies;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;

/// What the endpoint of events says of itself.
interface EventsApi {

    @Operation(operationId = "events", summary = "What happened to the account, in order")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "after",
            description = "The sequence that the first one follows",
            schema = @Schema(type = "integer", format = "int64", minimum = "0", defaultValue = "0"))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "limit",
            description = "The most events",
            schema =
                    @Schema(
                            type = "integer",
                            minimum = "1",
                            maximum = "1000",
                            defaultValue = "100"))
    @Bodies(answers = EventsBody.class)
    Answer events(HttpServletRequest request, Principal client);
}
