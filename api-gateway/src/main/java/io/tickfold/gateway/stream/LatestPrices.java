package io.tickfold.gateway.stream;

import io.tickfold.contract.value.Symbol;
import io.tickfold.gateway.market.CurrentPrice;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// Prices on their way to one client: of each symbol only the latest waits, and only if it differs
/// from what the client has.
final class LatestPrices extends Outgoing implements Consumer<CurrentPrice> {

    private final Set<Symbol> wanted;
    private final Map<Symbol, CurrentPrice> waiting = new LinkedHashMap<>();
    private final Map<Symbol, CurrentPrice> taken = new HashMap<>();
    private final LatestCandles candles = new LatestCandles();

    /// @param wanted the symbols that the client asked for; empty for all
    LatestPrices(Set<Symbol> wanted) {
        this.wanted = Set.copyOf(wanted);
    }

    /// Begins with these prices, unless newer ones wait already.
    synchronized void begin(List<CurrentPrice> prices) {
        prices.stream()
                .filter(this::isWanted)
                .forEach(price -> waiting.putIfAbsent(price.symbol(), price));
        notifyAll();
    }

    private boolean isWanted(CurrentPrice price) {
        return wanted.isEmpty() || wanted.contains(price.symbol());
    }

    /// Replaces what waits of the symbol, with nothing if the client has the same already; never
    /// waits itself.
    @Override
    public void accept(CurrentPrice price) {
        if (isWanted(price)) {
            replace(price);
        }
    }

    private synchronized void replace(CurrentPrice price) {
        CurrentPrice before = taken.get(price.symbol());
        if (before != null && price.saysTheSameAs(before)) {
            waiting.remove(price.symbol());
        } else {
            waiting.put(price.symbol(), price);
        }
        notifyAll();
    }

    /// Replaces what waits of the candle, unless the client has it already; never waits itself.
    synchronized void candle(LiveCandle candle) {
        if (candles.put(candle)) {
            notifyAll();
        }
    }

    /// Takes the candles that wait.
    synchronized List<LiveCandle> takeCandles() {
        return isEnded() ? List.of() : candles.take();
    }

    /// Takes all prices that wait, as soon as something does.
    ///
    /// @return nothing if only candles wait, the patience ends or no more is wanted
    synchronized List<CurrentPrice> take(Duration patience) {
        await(() -> !waiting.isEmpty() || !candles.isEmpty(), patience);
        return isEnded() ? List.of() : takeAll();
    }

    private List<CurrentPrice> takeAll() {
        List<CurrentPrice> prices = List.copyOf(waiting.values());
        waiting.clear();
        prices.forEach(price -> taken.put(price.symbol(), price));
        return prices;
    }
}
