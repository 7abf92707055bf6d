package io.tickfold.contract.input;

import java.time.Duration;
import java.util.Optional;

/// Limits that hold for all instruments.
///
/// @param openOrders most open orders of one account
/// @param quoteAge oldest quote that an order may be opened or closed at
/// @param tickDelay a tick older than this when it is appended is ignored
/// @param levels margin levels at which something happens
/// @param closesPerInput most orders that levels and stop-outs may close while one input is worked
///   on, more than one account's aside; what a tick triggers beyond that waits for the next inputs
/// @param checkpointEvery the log's time from one checkpoint to the next, which are taken at whole
///   multiples of it since 1970; absent for none
public record TradingLimits(
        int openOrders,
        Duration quoteAge,
        Duration tickDelay,
        MarginLevels levels,
        int closesPerInput,
        Optional<Duration> checkpointEvery) {

    private static final Duration OFTENEST = Duration.ofSeconds(1);

    /// @throws IllegalArgumentException if nothing could be opened or closed
    public TradingLimits {
        if (openOrders < 1 || closesPerInput < 1) {
            throw new IllegalArgumentException("limits are at least 1");
        }
        if (checkpointEvery.filter(every -> every.compareTo(OFTENEST) < 0).isPresent()) {
            throw new IllegalArgumentException("at most one checkpoint a second");
        }
    }
}
