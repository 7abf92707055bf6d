package io.tickfold.gateway.command;

import io.swagger.v3.oas.annotations.media.Schema;

/// The body of the answer to an order that was opened.
public record OrderCreatedBody(
        String message, @Schema(example = "ord_1234567890abcdef") String orderId) {

    OrderCreatedBody(String orderId) {
        this("Order created successfully", orderId);
    }
}
