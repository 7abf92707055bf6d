package io.tickfold.gateway.web;

import io.tickfold.contract.value.Ascii;

/// The budget that a request is counted against; a client that has used one up still has the
/// others.
public enum Traffic {
    READS,
    WRITES,
    /// Closing orders, which must still be possible when nothing else is.
    CLOSES;

    /// The name in headers.
    public String label() {
        return Ascii.lower(name());
    }
}
