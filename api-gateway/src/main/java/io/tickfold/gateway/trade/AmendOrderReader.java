package io.tickfold.gateway.trade;

import io.tickfold.contract.input.AmendOrder;
import io.tickfold.contract.input.LevelChange;
import io.tickfold.contract.value.OrderId;
import io.tickfold.gateway.command.Fingerprints;
import io.tickfold.gateway.command.Operation;
import io.tickfold.gateway.command.Wish;
import io.tickfold.gateway.web.JsonObject;
import io.tickfold.gateway.web.RefusedException;
import java.util.Optional;

/// Makes the command out of the body of a request that changes an order's levels.
final class AmendOrderReader {

    private AmendOrderReader() {}

    /// @throws RefusedException if the body changes nothing, or to what is no price
    static Wish read(JsonObject body, String orderId) {
        OrderId order = CloseOrderReader.orderId(orderId, Operation.AMEND);
        OrderFields fields = new OrderFields(body);
        Optional<LevelChange> takeProfit = fields.takeProfitChange();
        Optional<LevelChange> stopLoss = fields.stopLossChange();
        if (takeProfit.isEmpty() && stopLoss.isEmpty()) {
            throw Operation.AMEND.missing();
        }
        return new Wish(
                Operation.AMEND,
                Fingerprints.of(Operation.AMEND, order, takeProfit, stopLoss),
                header -> new AmendOrder(header, order, takeProfit, stopLoss));
    }
}
