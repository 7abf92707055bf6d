package io.tickfold.gateway.command;

import io.tickfold.contract.event.Refusal;
import io.tickfold.contract.event.RefusalReason;
import io.tickfold.gateway.web.Answer;
import io.tickfold.gateway.web.ErrorBody;
import io.tickfold.gateway.web.GatewayRefusal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;

/// The answers to refusals of the engine, the one place that knows all its reasons.
public final class RefusalAnswers {

    private final Refusal refusal;
    private final Optional<Operation> operation;

    private RefusalAnswers(Refusal refusal, Optional<Operation> operation) {
        this.refusal = refusal;
        this.operation = operation;
    }

    static Answer of(Refusal refusal, Wish wish) {
        return refusal.reason() == RefusalReason.KEY_REUSED
                ? keyReused(refusal, wish)
                : of(refusal, wish.operation());
    }

    /// The answer to a refusal for which there is no wish.
    public static Answer of(Refusal refusal, Operation operation) {
        return of(refusal, Optional.of(operation));
    }

    /// @param operation if it is known; without it, the text is the one that most operations share
    static Answer of(Refusal refusal, Optional<Operation> operation) {
        return new RefusalAnswers(refusal, operation).answer();
    }

    /// The answer to a refusal without details.
    public static Answer of(RefusalReason reason, Operation operation) {
        return of(Refusal.of(reason), operation);
    }

    private static Answer keyReused(Refusal refusal, Wish wish) {
        String first = refusal.details().getOrDefault("first", "");
        return Fingerprints.areClosesOfTwoOrders(first, wish.asked().value())
                ? keyReused(HttpStatus.BAD_REQUEST, "Order ID mismatch")
                : keyReused();
    }

    /// The answer to a key that was used before for something else.
    public static Answer keyReused() {
        return keyReused(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "Idempotency-Key was used for a different request");
    }

    private static Answer keyReused(HttpStatus status, String error) {
        return Answer.error(status, RefusalReason.KEY_REUSED.name(), new ErrorBody(error));
    }

    private Answer answer() {
        return switch (refusal.reason()) {
            case UNREADABLE,
                    WRONG_KEY,
                    WRONG_PARTITION,
                    ACCOUNT_EXISTS,
                    KEY_REUSED,
                    INTERNAL_ERROR ->
                    fault();
            case EXPIRED -> tooLate();
            case UNKNOWN_ACCOUNT -> unknownAccount(operation.orElse(Operation.CREATE));
            case ORDER_NOT_FOUND -> orderNotFound(operation.orElse(Operation.CLOSE));
            case TOO_MANY_KEYS ->
                    refused("Too many idempotency keys within 24 hours. Maximum: %s", "maximum");
            case SYMBOL_CLOSE_ONLY -> refused("Orders in %s can only be closed", "symbol");
            case SYMBOL_EXPIRED -> refused("%s has expired", "symbol");
            case NO_RULES, UNKNOWN_SYMBOL, SYMBOL_HALTED, QUOTE_MISSING, QUOTE_TOO_OLD ->
                    refused(operation.orElse(Operation.CLOSE).noPrice(detail("symbol")));
            case INVALID_SIDE -> refused("Invalid order type: %s. Must be 'buy' or 'sell'", "side");
            case LEVERAGE_TOO_HIGH ->
                    refused("Leverage must not exceed %s for %s", "maximum", "symbol");
            case QUANTITY_OUT_OF_RANGE ->
                    refused(
                            "Quantity must be between %s and %s for %s",
                            "minimum", "maximum", "symbol");
            case QUANTITY_ABOVE_OPEN -> refused("Quantity exceeds the open quantity");
            case REMAINDER_TOO_SMALL -> refused("Remaining quantity is below the minimum");
            case BALANCE_TOO_LARGE -> refused("Balance too large");
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
        boolean amends = operation.orElse(Operation.CREATE) == Operation.AMEND;
        return String.format(
                        Locale.ROOT,
                        "For %s orders, take profit must be %s the %s price and stop loss must be %s it.",
                        buy ? "buy" : "sell",
                        above(buy),
                        amends ? "closing" : "open",
                        above(!buy))
                + String.format(
                        Locale.ROOT, " Current %s price: $%%s", amends ? "closing" : "execution");
    }

    private Answer unknownAccount(Operation asked) {
        return error(asked.unknownAccountStatus(), ErrorBody.ofEngine(asked.unknownAccount()));
    }

    private Answer orderNotFound(Operation asked) {
        return error(asked.unknownOrderStatus(), ErrorBody.ofEngine(Operation.ORDER_NOT_FOUND));
    }

    private static String above(boolean above) {
        return above ? "above" : "below";
    }

    private Answer refused(String template, String... details) {
        Object[] figures = Arrays.stream(details).map(this::detail).toArray();
        String text =
                figures.length == 0 ? template : String.format(Locale.ROOT, template, figures);
        return error(HttpStatus.BAD_REQUEST, ErrorBody.ofEngine(text));
    }

    private Answer fault() {
        String text = GatewayRefusal.INTERNAL_ERROR.error();
        return error(HttpStatus.INTERNAL_SERVER_ERROR, new ErrorBody(text));
    }

    private Answer tooLate() {
        ErrorBody body =
                new ErrorBody(
                        GatewayRefusal.SERVICE_UNAVAILABLE.error(),
                        "The command came too late and was not carried out, safe to retry");
        return error(HttpStatus.SERVICE_UNAVAILABLE, body).retryAfter(1);
    }

    private Answer error(HttpStatus status, Object body) {
        return Answer.error(status, refusal.reason().name(), body);
    }

    private String detail(String name) {
        return refusal.details().getOrDefault(name, "");
    }
}
