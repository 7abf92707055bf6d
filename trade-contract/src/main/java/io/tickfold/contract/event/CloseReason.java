package io.tickfold.contract.event;

/// Why an order was closed.
public enum CloseReason {
    /// The client asked for it.
    MANUAL,
    /// Its take profit was reached.
    TAKE_PROFIT,
    /// Its stop loss was reached.
    STOP_LOSS,
    /// The account's margin level had fallen to the stop-out level.
    STOP_OUT,
    /// Its instrument expired; it was closed at the settlement price.
    SETTLEMENT
}
