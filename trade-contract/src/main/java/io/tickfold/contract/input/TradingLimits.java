package io.tickfold.contract.input;

import io.tickfold.contract.value.Percent;
import java.time.Duration;

/// Limits that hold for all instruments.
///
/// @param openOrders most open orders of one account
/// @param quoteAge oldest quote that an order may be opened or closed at
/// @param tickDelay a tick older than this when it is appended is ignored
/// @param stopOutLevel margin level, in percent, that an order must leave its account above
public record TradingLimits(
        int openOrders, Duration quoteAge, Duration tickDelay, Percent stopOutLevel) {}
