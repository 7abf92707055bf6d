package io.tickfold.contract.event;

import java.util.Set;

/// Every reason for which a command is refused, in the order in which they are checked.
public enum RefusalReason {
    /// The record's value could not be read.
    UNREADABLE,
    /// The command was appended later than it was valid.
    EXPIRED,
    /// The record's key is not the command's account.
    WRONG_KEY,
    /// The record stands in another partition than its account's.
    WRONG_PARTITION,
    ACCOUNT_EXISTS,
    UNKNOWN_ACCOUNT,
    /// No open order of this account has that id.
    ORDER_NOT_FOUND,
    /// No trading rules have been set yet.
    NO_RULES("symbol"),
    UNKNOWN_SYMBOL("symbol"),
    QUOTE_MISSING("symbol"),
    QUOTE_TOO_OLD("symbol"),
    /// The side is neither buy nor sell.
    INVALID_SIDE("side"),
    LEVERAGE_TOO_HIGH("symbol", "maximum"),
    QUANTITY_OUT_OF_RANGE("symbol", "minimum", "maximum"),
    QUANTITY_OFF_STEP("symbol", "step"),
    TAKE_PROFIT_OFF_STEP("symbol", "step"),
    STOP_LOSS_OFF_STEP("symbol", "step"),
    TOO_MANY_OPEN_ORDERS("maximum"),
    INSUFFICIENT_BALANCE("required", "available"),
    /// Take profit or stop loss on the wrong side of the price.
    LEVELS_ON_WRONG_SIDE("side", "price"),
    STOP_LOSS_WOULD_TRIGGER("price"),
    SLIPPAGE_EXCEEDED("expected", "current", "slippage", "tolerance"),
    MARGIN_LEVEL_TOO_LOW,
    /// A fault of the engine; it raises an alarm.
    INTERNAL_ERROR;

    private final Set<String> details;

    RefusalReason(String... details) {
        this.details = Set.of(details);
    }

    /// The names of the details that a refusal for this reason carries.
    public Set<String> details() {
        return details;
    }
}
