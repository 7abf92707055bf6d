package io.tickfold.gateway.trade;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What clients read of a closed order.
///
/// @param quantity all that was ever opened
/// @param closePrice of the last part
/// @param profit of all parts
/// @param reductions the parts that were closed before the last, oldest first
record ClosedOrderBody(
        String orderId,
        String symbol,
        String type,
        BigDecimal quantity,
        int leverage,
        BigDecimal openPrice,
        BigDecimal closePrice,
        BigDecimal profit,
        String openTime,
        String closeTime,
        String closeReason,
        String status,
        @Schema(types = {"string", "null"}) @Nullable String clientOrderId,
        List<Reduction> reductions) {

    /// A part that was closed.
    record Reduction(
            BigDecimal quantity, BigDecimal closePrice, BigDecimal profit, String closeTime) {}
}
