package io.tickfold.gateway.trade;

import static java.util.function.Predicate.not;

import io.tickfold.contract.event.RefusalReason;
import io.tickfold.contract.input.CloseOrder;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.OrderId;
import io.tickfold.gateway.engine.CommandHeaders;
import io.tickfold.gateway.web.ErrorBody;
import io.tickfold.gateway.web.GatewayRefusal;
import io.tickfold.gateway.web.JsonObject;
import io.tickfold.gateway.web.RefusedException;

/// Makes the command out of the body of a close request.
final class CloseOrderReader {

    private final CommandHeaders headers;

    CloseOrderReader(CommandHeaders headers) {
        this.headers = headers;
    }

    /// @throws RefusedException if the body does not name an order
    CloseOrder read(JsonObject body, AccountId account) {
        String id =
                body.text("orderId")
                        .filter(not(String::isEmpty))
                        .orElseThrow(CloseOrderReader::missing);
        if (body.has("quantity")) {
            throw GatewayRefusal.PARTIAL_CLOSE_UNAVAILABLE.exception();
        }
        if (!OrderId.isValid(id)) {
            throw new RefusedException(
                    RefusalAnswers.of(RefusalReason.ORDER_NOT_FOUND, Operation.CLOSE));
        }
        return new CloseOrder(headers.next(account), new OrderId(id));
    }

    static RefusedException missing() {
        ErrorBody error = new ErrorBody(Operation.CLOSE.missingParameters());
        return new RefusedException(GatewayRefusal.MISSING_PARAMETERS.answer(error));
    }
}
