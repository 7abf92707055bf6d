package io.tickfold.gateway.trade;

import static java.util.function.Predicate.not;

import io.tickfold.contract.event.RefusalReason;
import io.tickfold.contract.input.CloseOrder;
import io.tickfold.contract.value.OrderId;
import io.tickfold.contract.value.Quantity;
import io.tickfold.gateway.command.Fingerprints;
import io.tickfold.gateway.command.Operation;
import io.tickfold.gateway.command.RefusalAnswers;
import io.tickfold.gateway.command.Wish;
import io.tickfold.gateway.web.JsonObject;
import io.tickfold.gateway.web.RefusedException;
import java.util.Optional;

/// Makes the command out of the body of a close request.
final class CloseOrderReader {

    private CloseOrderReader() {}

    /// @throws RefusedException if the body does not name an order, or a part that is none
    static Wish read(JsonObject body) {
        String id =
                body.text("orderId")
                        .filter(not(String::isEmpty))
                        .orElseThrow(Operation.CLOSE::missing);
        Optional<Quantity> part = new OrderFields(body).part();
        OrderId order = orderId(id, Operation.CLOSE);
        return new Wish(
                Operation.CLOSE,
                Fingerprints.ofClose(order, part),
                header -> new CloseOrder(header, order, part));
    }

    /// @throws RefusedException if no order can have this id
    static OrderId orderId(String text, Operation operation) {
        if (!OrderId.isValid(text)) {
            throw new RefusedException(RefusalAnswers.of(RefusalReason.ORDER_NOT_FOUND, operation));
        }
        return new OrderId(text);
    }
}
