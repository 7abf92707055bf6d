package io.tickfold.gateway.trade;

import io.tickfold.contract.event.Refusal;
import io.tickfold.contract.event.RefusalReason;
import io.tickfold.gateway.web.Answer;
import io.tickfold.gateway.web.ErrorBody;
import io.tickfold.gateway.web.GatewayRefusal;
import java.util.Arrays;
import org.springframework.http.HttpStatus;

/// What clients read when the engine refuses; the one place that knows all its reasons.
final class RefusalAnswers {

    private final Refusal refusal;
    private final Operation operation;

    private RefusalAnswers(Refusal refusal, Operation operation) {
        this.refusal = refusal;
        this.operation = operation;
    }

    static Answer of(Refusal refusal, Operation operation) {
        return new RefusalAnswers(refusal, operation).answer();
    }

    /// The answer to a refusal whose reason says it all.
    static Answer of(RefusalReason reason, Operation operation) {
        return of(Refusal.of(reason), operation);
    }

    private Answer answer() {
        return switch (refusal.reason()) {
            case UNREADABLE, WRONG_KEY, WRONG_PARTITION, ACCOUNT_EXISTS, INTERNAL_ERROR -> fault();
            case EXPIRED -> tooLate();
            case UNKNOWN_ACCOUNT -> refused(operation.unknownAccount());
            case ORDER_NOT_FOUND -> refused(Operation.ORDER_NOT_FOUND);
            case NO_RULES, UNKNOWN_SYMBOL, QUOTE_MISSING, QUOTE_TOO_OLD ->
                    refused(operation.noPrice(detail("symbol")));
            case INVALID_SIDE -> refused("Invalid order type: %s. Must be 'buy' or 'sell'", "side");
            case LEVERAGE_TOO_HIGH ->
                    refused("Leverage must not exceed %s for %s", "maximum", "symbol");
            case QUANTITY_OUT_OF_RANGE ->
                    refused(
                            "Quantity must be between %s and %s for %s",
                            "minimum", "maximum", "symbol");
            case QUANTITY_OFF_STEP ->
                    refused("Quantity must be a multiple of %s for %s", "step", "symbol");
            case TAKE_PROFIT_OFF_STEP ->
                    refused("Take profit must be a multiple of %s for %s", "step", "symbol");
            case STOP_LOSS_OFF_STEP ->
                    refused("Stop loss must be a multiple of %s for %s", "step", "symbol");
            case TOO_MANY_OPEN_ORDERS -> refused("Too many open orders. Maximum: %s", "maximum");
            case INSUFFICIENT_BALANCE ->
                    refused(
                            "Insufficient balance. Required: $%s, Available: $%s",
                            "required", "available");
            case LEVELS_ON_WRONG_SIDE -> refused(levels(), "price");
            case STOP_LOSS_WOULD_TRIGGER ->
                    refused("Stop loss would trigger at once. Current closing price: $%s", "price");
            case SLIPPAGE_EXCEEDED ->
                    refused(
                            "Order cancelled due to slippage. Expected price: %s,"
                                    + " Current price: %s, Slippage: %s%% (Tolerance: %s%%)",
                            "expected", "current", "slippage", "tolerance");
            case MARGIN_LEVEL_TOO_LOW -> refused("Margin level too low");
        };
    }

    private String levels() {
        boolean buy = detail("side").equals("buy");
        return "For %s orders, take profit must be %s the open price and stop loss must be %s it."
                        .formatted(buy ? "buy" : "sell", above(buy), above(!buy))
                + " Current execution price: $%s";
    }

    private static String above(boolean above) {
        return above ? "above" : "below";
    }

    private Answer refused(String template, String... details) {
        Object[] figures = Arrays.stream(details).map(this::detail).toArray();
        String text = figures.length == 0 ? template : template.formatted(figures);
        return error(HttpStatus.BAD_REQUEST, new RefusalBody(text));
    }

    private Answer fault() {
        String text = GatewayRefusal.INTERNAL_ERROR.error();
        return error(HttpStatus.INTERNAL_SERVER_ERROR, new ErrorBody(text));
    }

    private Answer tooLate() {
        RefusalBody body =
                new RefusalBody(
                        GatewayRefusal.SERVICE_UNAVAILABLE.error(),
                        "The command came too late and was not carried out, safe to retry");
        return error(HttpStatus.SERVICE_UNAVAILABLE, body)
                .with(TradeAnswers.RETRY_AFTER, TradeAnswers.A_SECOND);
    }

    private Answer error(HttpStatus status, Object body) {
        return Answer.error(status, refusal.reason().name(), body);
    }

    private String detail(String name) {
        return refusal.details().getOrDefault(name, "");
    }
}
