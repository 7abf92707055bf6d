package io.tickfold.gateway.market;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.tickfold.gateway.market.AssetController.AssetBody;
import io.tickfold.gateway.market.InstrumentController.InstrumentsBody;
import io.tickfold.gateway.market.PriceController.PricesBody;
import io.tickfold.gateway.web.Access;
import io.tickfold.gateway.web.Answer;
import io.tickfold.gateway.web.Endpoint;
import jakarta.servlet.http.HttpServletRequest;

/// Describes the public endpoints of the market.
final class MarketApi {

    private MarketApi() {}

    /// That of the prices.
    interface Prices {

        @Operation(operationId = "prices", summary = "The last quote of each symbol")
        @ApiResponse(
                responseCode = "200",
                description = "All that this gateway has seen, however old.",
                content = @Content(schema = @Schema(implementation = PricesBody.class)))
        @Endpoint(access = Access.PUBLIC)
        Answer prices();
    }

    /// That of the instruments.
    interface Instruments {

        @Operation(
                operationId = "instruments",
                summary = "What can be traded, in which steps and amounts")
        @ApiResponse(
                responseCode = "200",
                description = "The rules that were published last; the spread is in percent.",
                content = @Content(schema = @Schema(implementation = InstrumentsBody.class)))
        @Endpoint(access = Access.PUBLIC)
        Answer instruments();
    }

    /// That of the assets.
    interface Assets {

        @Operation(operationId = "supportedAssets", summary = "The assets, with their images")
        @ApiResponse(
                responseCode = "200",
                description = "All of them.",
                content =
                        @Content(
                                array =
                                        @ArraySchema(
                                                schema =
                                                        @Schema(implementation = AssetBody.class))))
        @Endpoint(access = Access.PUBLIC)
        Answer assets(HttpServletRequest request);
    }
}
