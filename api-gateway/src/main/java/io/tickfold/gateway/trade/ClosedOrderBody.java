package io.tickfold.gateway.trade;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tickfold.contract.value.ClientOrderId;
import io.tickfold.gateway.web.IsoTime;
import io.tickfold.gateway.web.openapi.References;
import io.tickfold.readmodel.query.ClosedOrder;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What clients read of a closed order.
///
/// @param quantity all that was ever opened
/// @param closePrice of the last part
/// @param profit of all parts
/// @param reductions the parts that were closed before the last, oldest first
@Schema(name = "ClosedOrder")
record ClosedOrderBody(
        String orderId,
        String symbol,
        @Schema(ref = References.SIDE) String type,
        BigDecimal quantity,
        int leverage,
        BigDecimal openPrice,
        BigDecimal closePrice,
        BigDecimal profit,
        String openTime,
        String closeTime,
        @Schema(ref = References.CLOSE_REASON) String closeReason,
        @Schema(allowableValues = "CLOSED") String status,
        @Schema(types = {"string", "null"}) @Nullable String clientOrderId,
        List<Reduction> reductions) {

    /// A part that was closed.
    record Reduction(
            BigDecimal quantity, BigDecimal closePrice, BigDecimal profit, String closeTime) {

        private static Reduction of(ClosedOrder.Reduction part) {
            return new Reduction(
                    part.quantity().value(),
                    part.closePrice().value(),
                    part.profit().value(),
                    IsoTime.of(part.closedAt()));
        }
    }

    static ClosedOrderBody of(ClosedOrder order) {
        return new ClosedOrderBody(
                order.orderId().value(),
                order.symbol().value(),
                order.side().toString(),
                order.quantity().value(),
                order.leverage().value(),
                order.openPrice().value(),
                order.closePrice().value(),
                order.profit().value(),
                IsoTime.of(order.openedAt()),
                IsoTime.of(order.closedAt()),
                order.reason().name(),
                "CLOSED",
                order.clientOrderId().map(ClientOrderId::value).orElse(null),
                order.reductions().stream().map(Reduction::of).toList());
    }
}
