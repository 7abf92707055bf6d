package io.tickfold.gateway.command;

import io.swagger.v3.oas.annotations.media.Schema;

/// What has become of an order that was to be closed.
@Schema(enumAsRef = true, description = "Whether an order is open; a closed one stays closed.")
enum OrderStatus {
    OPEN,
    CLOSED
}
