package io.tickfold.gateway.market;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.tickfold.gateway.market.AssetController.AssetBody;
import io.tickfold.gateway.market.CandleController.CandlesBody;
import io.tickfold.gateway.market.InstrumentController.InstrumentsBody;
import io.tickfold.gateway.market.PriceController.PricesBody;
import io.tickfold.gateway.web.Access;
import io.tickfold.gateway.web.Answer;
import io.tickfold.gateway.web.Endpoint;
import io.tickfold.gateway.web.openapi.Bodies;
import jakarta.servlet.http.HttpServletRequest;

/// Describes the public endpoints of the market.
final class MarketApi {

    private MarketApi() {}

    /// That of the prices.
    interface Prices {

        @Operation(
                operationId = "listPrices",
                summary = "The last quote of each symbol",
                description = "A quote may be older than orders accept.")
        @Bodies(
                answers = PricesBody.class,
                description = "All that this gateway has seen, however old.")
        @Endpoint(access = Access.PUBLIC)
        Answer prices();
    }

    /// That of the candles.
    interface CandleReads {

        @Operation(
                operationId = "listCandles",
                summary = "What was traded, in candles of UTC",
                description =
                        "Without `from`, as far back as the interval has it: 24 hours of `1m`, 7 days"
                                + " of `5m`, 14 days of `15m`, a month of `30m`, 3 months of `1h`,"
                                + " a year of `4h`, 5 years of `1d` and `1w`, 10 years of `1mo`. A"
                                + " time without a trade has no candle.")
        @Parameter(
                name = "symbol",
                in = ParameterIn.QUERY,
                required = true,
                description = "Such as `BTCUSDT`.",
                schema = @Schema(type = "string"))
        @Parameter(
                name = "interval",
                in = ParameterIn.QUERY,
                required = true,
                description = "Weeks begin on Monday.",
                schema =
                        @Schema(
                                type = "string",
                                allowableValues = {
                                    "1m", "5m", "15m", "30m", "1h", "4h", "1d", "1w", "1mo"
                                }))
        @Parameter(
                name = "from",
                in = ParameterIn.QUERY,
                description = "Candles that begin at this time or later.",
                schema = @Schema(type = "string", example = "2026-03-01T12:00:00Z"))
        @Parameter(
                name = "to",
                in = ParameterIn.QUERY,
                description = "Candles that begin before this time; now without it.",
                schema = @Schema(type = "string", example = "2026-03-01T12:00:00Z"))
        @Bodies(answers = CandlesBody.class, description = "In the order of time, at most 5,000.")
        @ApiResponse(
                responseCode = "400",
                description = "Refused; the first two of these are plain text.",
                content = {
                    @Content(
                            mediaType = "text/plain",
                            schema = @Schema(type = "string"),
                            examples = {
                                @ExampleObject(
                                        name = "missing",
                                        value = "Missing required query parameters"),
                                @ExampleObject(name = "interval", value = "Invalid interval value")
                            }),
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(ref = "#/components/schemas/ErrorBody"))
                })
        @Endpoint(access = Access.PUBLIC)
        Answer candles(HttpServletRequest request);
    }

    /// That of the instruments.
    interface Instruments {

        @Operation(
                operationId = "listInstruments",
                summary = "What can be traded, in which steps and amounts",
                description = "Orders are refused where they do not keep to these rules.")
        @Bodies(
                answers = InstrumentsBody.class,
                description = "The rules that were published last; the spread is in percent.")
        @Endpoint(access = Access.PUBLIC)
        Answer instruments();
    }

    /// That of the assets.
    interface Assets {

        @Operation(
                operationId = "listAssets",
                summary = "The assets, with their images",
                description = "An asset's symbol may be used in place of its instrument's.")
        @Bodies(answers = AssetBody[].class, description = "All of them.")
        @Endpoint(access = Access.PUBLIC)
        Answer assets(HttpServletRequest request);
    }
}
