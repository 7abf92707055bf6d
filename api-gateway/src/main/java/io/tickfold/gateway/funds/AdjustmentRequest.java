package io.tickfold.gateway.funds;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;

/// The body of a request that corrects a balance, as the description of the API shows it.
record AdjustmentRequest(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "-1.50") BigDecimal amount,
        @Schema(
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "fee booked twice",
                        maxLength = 200)
                String reason) {}
