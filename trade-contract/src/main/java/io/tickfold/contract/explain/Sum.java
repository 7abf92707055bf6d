package io.tickfold.contract.explain;

import io.tickfold.contract.value.Money;

/// A figure that was computed again.
///
/// @param words how, with every number
/// @param recorded in the event
public record Sum(String name, String words, Money result, Money recorded) {

    /// Whether what was computed again is what was recorded.
    public boolean agrees() {
        return result.equals(recorded);
    }
}
