package io.tickfold.gateway.web;

import java.util.Locale;

/// The budget that a request is counted against; a client that has used one up still has the
/// others.
public enum Traffic {
    READS,
    WRITES,
    /// Closing orders, which must still be possible when nothing else is.
    CLOSES;

    /// The name in headers.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
