package io.tickfold.contract.event;

/// Why an order was closed.
public enum CloseReason {
    /// The client asked for it.
    MANUAL
}
