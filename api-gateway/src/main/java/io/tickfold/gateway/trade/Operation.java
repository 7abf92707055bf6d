package io.tickfold.gateway.trade;

/// What a client asks for; the same refusal can read differently for each.
enum Operation {
    CREATE(
            "Missing required parameters: symbol, type, quantity, leverage",
            "User not found",
            "Price data not found for symbol: %s. Please ensure price data is available."),
    CLOSE(
            "Missing required parameters: orderId",
            Operation.ORDER_NOT_FOUND,
            "Price data not found");

    static final String ORDER_NOT_FOUND = "Order not found or already closed";

    private final String missingParameters;
    private final String unknownAccount;
    private final String noPrice;

    Operation(String missingParameters, String unknownAccount, String noPrice) {
        this.missingParameters = missingParameters;
        this.unknownAccount = unknownAccount;
        this.noPrice = noPrice;
    }

    String missingParameters() {
        return missingParameters;
    }

    String unknownAccount() {
        return unknownAccount;
    }

    String noPrice(String symbol) {
        return noPrice.formatted(symbol);
    }
}
