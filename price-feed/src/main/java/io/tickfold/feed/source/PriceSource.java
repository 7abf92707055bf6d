package io.tickfold.feed.source;

import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.SourceName;
import io.tickfold.contract.value.Symbol;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;

/// Where prices come from: a simulation, a recording, an exchange.
public interface PriceSource extends AutoCloseable {

    /// Takes what a source says; never throws.
    @FunctionalInterface
    interface Listener extends Consumer<MarketData> {

        /// Whether so much of it is not sent yet that a source which can wait should.
        default boolean isBehind() {
            return false;
        }
    }

    /// Its name in lower case, such as `binance`.
    String name();

    /// Who numbers its trades.
    default SourceName numberedBy() {
        return new SourceName(name());
    }

    /// Whether it makes prices up, so that two of it tell different ones.
    default boolean isMadeUp() {
        return false;
    }

    /// Begins to hand over trades and quotes, each of them on the feed's thread, and returns at
    /// once.
    ///
    /// @param lastPrices what each symbol was last traded at, as far as that is known
    /// @param onData is told of them
    void start(ScheduledExecutorService feedThread, Map<Symbol, Price> lastPrices, Listener onData);

    /// Another feed has published in the meantime. Whoever makes prices up continues at these;
    /// others have nothing to do.
    ///
    /// @param lastPrices what each symbol was last traded at
    default void continueAt(Map<Symbol, Price> lastPrices) {}

    /// Hands over nothing more; the source can be started again.
    @Override
    void close();
}
