package io.tickfold.gateway.market;

import io.swagger.v3.oas.annotations.Operation;
import io.tickfold.gateway.market.AssetController.AssetBody;
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
