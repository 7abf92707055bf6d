package io.tickfold.engine.domain;

/// Why a market input was ignored; counted in the metrics, and published nowhere.
public enum IgnoredInput {
    /// There are no rules for its symbol, or none at all yet.
    TICK_OF_UNKNOWN_SYMBOL,
    /// Trading in its symbol is halted.
    TICK_OF_HALTED_SYMBOL,
    /// Its symbol has expired.
    TICK_OF_EXPIRED_SYMBOL,
    /// Bid above ask, or a price off its step.
    TICK_UNSOUND,
    /// Appended too long after it was published.
    TICK_LATE,
    /// No feed can have reached its epoch or sequence yet.
    TICK_AHEAD,
    /// Not after the symbol's last tick, such as one of a feed that was replaced.
    TICK_OUT_OF_ORDER,
    /// So high a price that an account with all orders it may have could not be valued.
    TICK_OUT_OF_BOUNDS,
    /// Further from the last quote than the instrument's collar allows.
    TICK_OUTSIDE_COLLAR,
    /// The same rules as before.
    RULES_UNCHANGED,
    /// A settlement price too high, or more instruments than can be known, dropped ones included.
    RULES_OUT_OF_BOUNDS,
    /// There are no rules for the symbol.
    HALT_OF_UNKNOWN_SYMBOL,
    /// The symbol is halted already, or was not halted.
    HALT_UNCHANGED,
    /// The same has come before under its idempotency key.
    HALT_REPEATED
}
