package io.tickfold.contract.event;

import java.util.Set;

/// Every reason for which a command is refused, in the order in which they are checked.
public enum RefusalReason {
    /// The record's value could not be read.
    UNREADABLE(Key.FREE),
    /// The command was appended later than it was valid.
    EXPIRED(Key.FREE),
    /// The record's key is not the command's account.
    WRONG_KEY(Key.FREE),
    /// The record stands in another partition than its account's.
    WRONG_PARTITION(Key.FREE),
    UNKNOWN_ACCOUNT(Key.FREE),
    /// The idempotency key was used for something else, which had the fingerprint `first`.
    KEY_REUSED(Key.FREE, "first"),
    /// So many keys were used at the account lately that no more are remembered; closes are carried
    /// out all the same.
    TOO_MANY_KEYS(Key.FREE, "maximum"),
    ACCOUNT_EXISTS(Key.ONCE_BOUND),
    /// No open order of this account has that id.
    ORDER_NOT_FOUND(Key.ONCE_BOUND),
    /// No trading rules have been set yet.
    NO_RULES(Key.FREE, "symbol"),
    UNKNOWN_SYMBOL(Key.FREE, "symbol"),
    /// Orders in the symbol can only be closed.
    SYMBOL_CLOSE_ONLY(Key.FREE, "symbol"),
    /// The symbol has expired.
    SYMBOL_EXPIRED(Key.FREE, "symbol"),
    /// Trading in the symbol is halted.
    SYMBOL_HALTED(Key.FREE, "symbol"),
    QUOTE_MISSING(Key.FREE, "symbol"),
    QUOTE_TOO_OLD(Key.FREE, "symbol"),
    /// The side is neither buy nor sell.
    INVALID_SIDE(Key.ONCE_BOUND, "side"),
    LEVERAGE_TOO_HIGH(Key.ONCE_BOUND, "symbol", "maximum"),
    QUANTITY_OUT_OF_RANGE(Key.ONCE_BOUND, "symbol", "minimum", "maximum"),
    /// More is to be closed than is open.
    QUANTITY_ABOVE_OPEN(Key.ONCE_BOUND, "open"),
    QUANTITY_OFF_STEP(Key.ONCE_BOUND, "symbol", "step"),
    /// What would be left of the order is less than may be opened.
    REMAINDER_TOO_SMALL(Key.ONCE_BOUND, "minimum"),
    TAKE_PROFIT_OFF_STEP(Key.ONCE_BOUND, "symbol", "step"),
    STOP_LOSS_OFF_STEP(Key.ONCE_BOUND, "symbol", "step"),
    TOO_MANY_OPEN_ORDERS(Key.BOUND, "maximum"),
    INSUFFICIENT_BALANCE(Key.BOUND, "required", "available"),
    /// The balance would be more than can be kept.
    BALANCE_TOO_LARGE(Key.BOUND),
    /// Take profit or stop loss on the wrong side of the price.
    LEVELS_ON_WRONG_SIDE(Key.BOUND, "side", "price"),
    STOP_LOSS_WOULD_TRIGGER(Key.BOUND, "price"),
    SLIPPAGE_EXCEEDED(Key.BOUND, "expected", "current", "slippage", "tolerance"),
    MARGIN_LEVEL_TOO_LOW(Key.BOUND),
    /// A fault of the engine; it raises an alarm.
    INTERNAL_ERROR(Key.FREE);

    /// What becomes of the idempotency key of a command that is refused.
    private enum Key {
        BOUND,
        FREE,
        /// It was bound by rules before version 3. The refusal is about the command itself, which
        /// is refused again however often it is looked at: remembering it protects nobody.
        ONCE_BOUND
    }

    private static final int FREES_WHAT_COSTS_NOTHING = 3;

    private final Key key;
    private final Set<String> details;

    RefusalReason(Key key, String... details) {
        this.key = key;
        this.details = Set.of(details);
    }

    /// The names of the details that a refusal for this reason carries.
    public Set<String> details() {
        return details;
    }

    /// Whether the refusal is the answer for good, so that the same command under the same
    /// idempotency key is refused again without being looked at.
    ///
    /// @param rulesVersion the decision logic that refused
    public boolean bindsKey(int rulesVersion) {
        return switch (key) {
            case BOUND -> true;
            case FREE -> false;
            case ONCE_BOUND -> rulesVersion < FREES_WHAT_COSTS_NOTHING;
        };
    }
}
