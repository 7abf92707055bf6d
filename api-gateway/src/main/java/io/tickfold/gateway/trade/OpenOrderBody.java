package io.tickfold.gateway.trade;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tickfold.contract.event.OrderTerms;
import io.tickfold.contract.value.ClientOrderId;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quote;
import io.tickfold.gateway.market.Quotes;
import io.tickfold.gateway.web.IsoTime;
import io.tickfold.gateway.web.openapi.References;
import io.tickfold.readmodel.query.HeldOrder;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What clients read of an open order; current price and profit are null before the first quote.
@Schema(name = "OpenOrder")
record OpenOrderBody(
        String orderId,
        String symbol,
        @Schema(ref = References.SIDE) String type,
        BigDecimal quantity,
        int leverage,
        BigDecimal openPrice,
        @Schema(types = {"number", "null"}) @Nullable BigDecimal currentPrice,
        @Schema(types = {"number", "null"}) @Nullable BigDecimal profit,
        @Schema(types = {"number", "null"}) @Nullable BigDecimal takeProfit,
        @Schema(types = {"number", "null"}) @Nullable BigDecimal stopLoss,
        String openTime,
        @Schema(allowableValues = "OPEN") String status,
        @Schema(types = {"string", "null"}) @Nullable String clientOrderId) {

    static OpenOrderBody of(HeldOrder order, Quotes quotes) {
        OrderTerms terms = order.terms();
        Optional<Quote> quote = quotes.last(terms.symbol()).filter(order::canBeValuedAt);
        return new OpenOrderBody(
                terms.orderId().value(),
                terms.symbol().value(),
                terms.side().toString(),
                terms.quantity().value(),
                terms.leverage().value(),
                terms.openPrice().value(),
                quote.map(q -> order.closingPrice(q).value()).orElse(null),
                quote.map(q -> order.profit(q).value()).orElse(null),
                value(order.levels().takeProfit()),
                value(order.levels().stopLoss()),
                IsoTime.of(order.openedAt()),
                "OPEN",
                order.clientOrderId().map(ClientOrderId::value).orElse(null));
    }

    private static @Nullable BigDecimal value(Optional<Price> level) {
        return level.map(Price::value).orElse(null);
    }
}
