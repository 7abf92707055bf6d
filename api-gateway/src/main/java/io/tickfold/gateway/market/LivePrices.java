package io.tickfold.gateway.market;

import java.util.List;
import java.util.function.Consumer;

/// The prices that this gateway has observed, and each new one when it arrives.
public interface LivePrices {

    /// The last price of each symbol, however old it is, sorted by symbol.
    List<CurrentPrice> current();

    /// Calls the watcher with each price that follows, and with each that has become stale.
    ///
    /// @param watcher runs on the thread that reads the prices, so it must never wait
    void watch(Consumer<CurrentPrice> watcher);

    /// Ends what [#watch] began.
    void unwatch(Consumer<CurrentPrice> watcher);
}
