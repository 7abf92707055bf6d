package io.tickfold.gateway.web.openapi;

import io.swagger.v3.oas.models.media.Schema;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;

/// What a field of a name is like, whichever body has it.
final class Fields {

    private static final String NUMBER = "number";

    /// Fields of answers; a request may say otherwise, and is told what is wrong.
    private static final Map<String, String> PATTERNS =
            Map.of(
                    "orderId", "^ord_[0-9a-f]{16}$",
                    "commandId", "^[A-Za-z0-9_-]{1,64}$",
                    "clientOrderId", "^[ -~]{1,64}$");

    private static final Set<String> TIMES = Set.of("at", "openTime", "closeTime");

    private static final Set<String> POSITIVE =
            Set.of(
                    "ask",
                    "bid",
                    "closePrice",
                    "currentPrice",
                    "expectedPrice",
                    "maxQuantity",
                    "minQuantity",
                    "openPrice",
                    "price",
                    "priceStep",
                    "quantity",
                    "quantityStep",
                    "remainingQuantity",
                    "stopLoss",
                    "takeProfit");

    private Fields() {}

    static void complete(String name, Schema<?> field) {
        if (field.get$ref() != null) {
            field.types(null);
            return;
        }
        if (PATTERNS.containsKey(name)) {
            field.pattern(PATTERNS.get(name));
        }
        if (TIMES.contains(name)) {
            field.format("date-time");
        }
        if (field.getTypes() != null && field.getTypes().contains(NUMBER)) {
            field.format("decimal");
        }
        if (POSITIVE.contains(name)) {
            field.exclusiveMinimumValue(BigDecimal.ZERO);
        }
    }
}
