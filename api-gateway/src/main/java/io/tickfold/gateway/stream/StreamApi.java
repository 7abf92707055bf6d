package io.tickfold.gateway.stream;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.extensions.Extension;
import io.swagger.v3.oas.annotations.extensions.ExtensionProperty;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.tickfold.gateway.web.Access;
import io.tickfold.gateway.web.Endpoint;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;

/// Describes the endpoints that stream.
final class StreamApi {

    private static final String SSE = "text/event-stream";

    private StreamApi() {}

    /// That of the stream of events.
    interface Events {

        @Operation(
                operationId = "streamEvents",
                summary = "The account's events, live, without a gap",
                description =
                        "Server-sent events, for which generators have no methods: `x-internal`"
                                + " makes them leave it out.",
                extensions =
                        @Extension(
                                properties =
                                        @ExtensionProperty(
                                                name = "x-internal",
                                                value = "true",
                                                parseValue = true)))
        @Parameter(
                name = "Last-Event-ID",
                in = ParameterIn.HEADER,
                description = "The sequence after which to go on; from now on without it.",
                schema = @Schema(type = "integer", format = "int64", minimum = "0"))
        @Parameter(
                name = "after",
                in = ParameterIn.QUERY,
                description = "The same, for clients that cannot send the header.",
                schema = @Schema(type = "integer", format = "int64", minimum = "0"))
        @ApiResponse(
                responseCode = "200",
                description = "Server-sent events until the token expires; the id is the sequence.",
                content = @Content(mediaType = SSE, schema = @Schema(type = "string")))
        void events(HttpServletRequest request, HttpServletResponse response, Principal client)
                throws IOException;
    }

    /// That of the stream of prices.
    interface Prices {

        @Operation(
                operationId = "streamPrices",
                summary = "The quotes, live",
                description =
                        "Server-sent events, for which generators have no methods: `x-internal`"
                                + " makes them leave it out.",
                extensions =
                        @Extension(
                                properties =
                                        @ExtensionProperty(
                                                name = "x-internal",
                                                value = "true",
                                                parseValue = true)))
        @Parameter(
                name = "symbol",
                in = ParameterIn.QUERY,
                description = "Only these symbols.",
                array = @ArraySchema(schema = @Schema(type = "string"), maxItems = 50))
        @Parameter(
                name = "interval",
                in = ParameterIn.QUERY,
                description =
                        "Also the current candles of these symbols, in these intervals; at most 50,"
                                + " only of instruments.",
                array = @ArraySchema(schema = @Schema(type = "string"), maxItems = 9))
        @ApiResponse(
                responseCode = "200",
                description = "Server-sent events; a slow client misses prices that were replaced.",
                content = @Content(mediaType = SSE, schema = @Schema(type = "string")))
        @Endpoint(access = Access.PUBLIC)
        void prices(HttpServletRequest request, HttpServletResponse response) throws IOException;
    }
}
