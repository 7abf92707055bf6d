package io.tickfold.contract.input;

import java.time.Duration;

/// Limits that hold for all instruments.
///
/// @param openOrders most open orders of one account
/// @param quoteAge oldest quote that an order may be opened or closed at
/// @param tickDelay a tick older than this when it is appended is ignored
/// @param levels margin levels at which something happens
/// @param closesPerInput most orders that levels and stop-outs may close while one input is worked
///   on; what a tick triggers beyond that waits for the next inputs
public record TradingLimits(
        int openOrders,
        Duration quoteAge,
        Duration tickDelay,
        MarginLevels levels,
        int closesPerInput) {

    /// @throws IllegalArgumentException if not even one account's orders could be closed at once
    public TradingLimits {
        if (openOrders < 1 || closesPerInput < openOrders) {
            throw new IllegalArgumentException("closesPerInput is at least openOrders");
        }
    }
}
