package io.tickfold.gateway.command;

import io.tickfold.contract.input.CommandKind;
import io.tickfold.contract.value.Ascii;
import io.tickfold.contract.value.Fingerprint;
import io.tickfold.gateway.web.ErrorBody;
import io.tickfold.gateway.web.GatewayRefusal;
import io.tickfold.gateway.web.RefusedException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;

/// What a client asks for; the text of a refusal can depend on it.
public enum Operation {
    CREATE("Missing required parameters: symbol, type, quantity, leverage"),
    CLOSE("Missing required parameters: orderId"),
    CLOSE_ALL("Missing required parameters"),
    AMEND("Missing required parameters: takeProfit or stopLoss"),
    WITHDRAW("Missing required parameters: amount"),
    DEPOSIT("Missing required parameters: amount"),
    /// A deposit into another's account.
    ADMIN_DEPOSIT("Missing required parameters: amount"),
    ADJUST("Missing required parameters: amount, reason");

    static final String ORDER_NOT_FOUND = "Order not found or already closed";

    private static final String USER_NOT_FOUND = "User not found";

    private final String missingParameters;

    Operation(String missingParameters) {
        this.missingParameters = missingParameters;
    }

    /// The name in fingerprints.
    String label() {
        return Ascii.lower(name()).replace('_', '-');
    }

    /// The operation that a fingerprint is of.
    static Optional<Operation> of(Fingerprint fingerprint) {
        return Arrays.stream(values()).filter(o -> o.isIn(fingerprint)).findFirst();
    }

    /// The operation whose commands are of a kind; opening an account is none. A deposit counts as
    /// the account's own: an operator's has a key, and so a fingerprint that says more.
    static Optional<Operation> of(CommandKind kind) {
        return switch (kind) {
            case OPEN_ACCOUNT -> Optional.empty();
            case DEPOSIT -> Optional.of(DEPOSIT);
            case WITHDRAW -> Optional.of(WITHDRAW);
            case ADJUST_BALANCE -> Optional.of(ADJUST);
            case OPEN_ORDER -> Optional.of(CREATE);
            case AMEND_ORDER -> Optional.of(AMEND);
            case CLOSE_ORDER -> Optional.of(CLOSE);
            case CLOSE_ALL_ORDERS -> Optional.of(CLOSE_ALL);
        };
    }

    private boolean isIn(Fingerprint fingerprint) {
        return fingerprint.value().startsWith(label() + Fingerprints.SEPARATOR);
    }

    /// The refusal of a request that lacks required parameters.
    public RefusedException missing() {
        return new RefusedException(
                GatewayRefusal.MISSING_PARAMETERS.answer(new ErrorBody(missingParameters)));
    }

    /// A close answers for an unknown account as for an unknown order.
    String unknownAccount() {
        return this == CLOSE ? ORDER_NOT_FOUND : USER_NOT_FOUND;
    }

    /// The account is part of the path where an operator names it.
    HttpStatus unknownAccountStatus() {
        return this == ADMIN_DEPOSIT || this == ADJUST
                ? HttpStatus.NOT_FOUND
                : HttpStatus.BAD_REQUEST;
    }

    /// The order is part of the path where it is amended.
    HttpStatus unknownOrderStatus() {
        return this == AMEND ? HttpStatus.NOT_FOUND : HttpStatus.BAD_REQUEST;
    }

    String noPrice(String symbol) {
        return this == CREATE
                ? String.format(
                        Locale.ROOT,
                        "Price data not found for symbol: %s. Please ensure price data is available.",
                        symbol)
                : "Price data not found";
    }
}
