package io.tickfold.contract.input;

/// What can be done in an instrument.
public enum InstrumentState {
    /// Orders are opened and closed.
    OPEN,
    /// Orders are closed, by whoever and for whatever reason, but none is opened.
    CLOSE_ONLY,
    /// Nothing is traded, and ticks are ignored.
    HALTED,
    /// All orders are closed at the settlement price; nothing is traded after that.
    EXPIRED
}
