package io.tickfold.gateway.trade;

import static java.util.function.Predicate.not;

import io.tickfold.contract.event.RefusalReason;
import io.tickfold.contract.input.AmendOrder;
import io.tickfold.contract.input.CloseAllOrders;
import io.tickfold.contract.input.CloseOrder;
import io.tickfold.contract.input.LevelChange;
import io.tickfold.contract.value.OrderId;
import io.tickfold.contract.value.Quantity;
import io.tickfold.contract.value.RequestedText;
import io.tickfold.gateway.command.Fingerprints;
import io.tickfold.gateway.command.Operation;
import io.tickfold.gateway.command.RefusalAnswers;
import io.tickfold.gateway.command.Wish;
import io.tickfold.gateway.market.SymbolNames;
import io.tickfold.gateway.web.GatewayRefusal;
import io.tickfold.gateway.web.JsonObject;
import io.tickfold.gateway.web.RefusedException;
import java.util.List;
import java.util.Optional;

/// Makes commands out of the bodies of requests that close open orders or amend them.
final class OrderChangeReader {

    private static final String ORDER_ID = "orderId";
    private static final String SYMBOL = "symbol";
    private static final List<String> CLOSING = List.of(ORDER_ID, OrderFields.QUANTITY.name());
    private static final List<String> LEVELS =
            List.of(OrderFields.TAKE_PROFIT.name(), OrderFields.STOP_LOSS.name());

    private OrderChangeReader() {}

    /// @throws RefusedException if the body does not name an order, or a part that is none
    static Wish close(JsonObject body) {
        String id =
                body.text(ORDER_ID)
                        .filter(not(String::isEmpty))
                        .orElseThrow(Operation.CLOSE::missing);
        body.requireOnly(CLOSING);
        Optional<Quantity> part = new OrderFields(body, Optional.empty()).part();
        OrderId order = orderId(id, Operation.CLOSE);
        return new Wish(
                Operation.CLOSE,
                Fingerprints.ofClose(order, part),
                header -> new CloseOrder(header, order, part));
    }

    /// @throws RefusedException if the symbol is no text
    static Wish closeAll(JsonObject body) {
        body.requireOnly(List.of(SYMBOL));
        Optional<RequestedText> symbol =
                body.has(SYMBOL) ? Optional.of(symbol(body)) : Optional.empty();
        return new Wish(
                Operation.CLOSE_ALL,
                Fingerprints.of(Operation.CLOSE_ALL, symbol),
                header -> new CloseAllOrders(header, symbol));
    }

    /// @throws RefusedException if the body changes nothing, or to what is no price
    static Wish amend(JsonObject body, String orderId) {
        OrderId order = orderId(orderId, Operation.AMEND);
        body.requireOnly(LEVELS);
        OrderFields fields = new OrderFields(body, Optional.empty());
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

    private static OrderId orderId(String text, Operation operation) {
        if (!OrderId.isValid(text)) {
            throw new RefusedException(RefusalAnswers.of(RefusalReason.ORDER_NOT_FOUND, operation));
        }
        return new OrderId(text);
    }

    private static RequestedText symbol(JsonObject body) {
        return body.text(SYMBOL)
                .map(SymbolNames::requested)
                .orElseThrow(GatewayRefusal.INVALID_SYMBOL::exception);
    }
}
