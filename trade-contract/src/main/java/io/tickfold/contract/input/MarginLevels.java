package io.tickfold.contract.input;

import io.tickfold.contract.value.Percent;

/// Margin levels, equity ÷ margin in percent, at which something happens to an account.
///
/// @param call below it the account is called
/// @param callEnd at or above it a call ends
/// @param stopOut at or below it orders are closed; an opening order must leave its account above
public record MarginLevels(Percent call, Percent callEnd, Percent stopOut) {

    /// @throws IllegalArgumentException unless stop-out ≤ call ≤ end of the call
    public MarginLevels {
        if (stopOut.compareTo(call) > 0 || call.compareTo(callEnd) > 0) {
            throw new IllegalArgumentException("margin levels: stopOut <= call <= callEnd");
        }
    }
}
