package io.tickfold.gateway.market;

import java.util.List;
import java.util.function.Consumer;

/// The prices that this gateway has seen, and each new one as it comes.
public interface LivePrices {

    /// The last price of each symbol, however old it is, sorted by symbol.
    List<CurrentPrice> current();

    /// Has the watcher told of each price that follows.
    ///
    /// @param watcher is called on the thread that reads the prices, so it must never wait
    void watch(Consumer<CurrentPrice> watcher);

    /// Ends what [#watch] began.
    void unwatch(Consumer<CurrentPrice> watcher);
}
