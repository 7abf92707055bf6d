package io.tickfold.gateway.command;

/// The body of the answer to an order that was opened.
record OrderCreatedBody(String message, String orderId) {

    OrderCreatedBody(String orderId) {
        this("Order created successfully", orderId);
    }
}
