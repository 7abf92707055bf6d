package io.tickfold.gateway.funds;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;

/// The body of a request that moves money, as the description of the API shows it.
record AmountRequest(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "100.50")
                BigDecimal amount) {}
