package io.tickfold.gateway.trade;

import io.tickfold.contract.input.CloseAllOrders;
import io.tickfold.contract.value.RequestedText;
import io.tickfold.gateway.command.Fingerprints;
import io.tickfold.gateway.command.Operation;
import io.tickfold.gateway.command.Wish;
import io.tickfold.gateway.market.SymbolNames;
import io.tickfold.gateway.web.GatewayRefusal;
import io.tickfold.gateway.web.JsonObject;
import io.tickfold.gateway.web.RefusedException;
import java.util.Optional;

/// Makes the command out of the body of a request to close all orders.
final class CloseAllReader {

    private CloseAllReader() {}

    /// @throws RefusedException if the symbol is no text
    static Wish read(JsonObject body) {
        Optional<RequestedText> symbol =
                body.has("symbol") ? Optional.of(symbol(body)) : Optional.empty();
        return new Wish(
                Operation.CLOSE_ALL,
                Fingerprints.of(Operation.CLOSE_ALL, symbol),
                header -> new CloseAllOrders(header, symbol));
    }

    private static RequestedText symbol(JsonObject body) {
        return body.text("symbol")
                .map(SymbolNames::requested)
                .orElseThrow(GatewayRefusal.INVALID_SYMBOL::exception);
    }
}
