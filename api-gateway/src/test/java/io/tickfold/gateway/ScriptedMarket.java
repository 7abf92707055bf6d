package io.tickfold.gateway;

import io.tickfold.contract.input.RulesChanged;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quote;
import io.tickfold.contract.value.Symbol;
import io.tickfold.gateway.market.CurrentPrice;
import io.tickfold.gateway.market.KnownRules;
import io.tickfold.gateway.market.LivePrices;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;

/// A market of which a test says what happens.
public final class ScriptedMarket implements LivePrices, KnownRules {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final Map<Symbol, CurrentPrice> prices = new ConcurrentSkipListMap<>();
    private final Set<Consumer<CurrentPrice>> watchers = ConcurrentHashMap.newKeySet();
    private volatile Optional<RulesChanged> rules = Optional.empty();

    /// Tells everybody of a price.
    public void price(String symbol, String bid, String ask) {
        CurrentPrice price =
                new CurrentPrice(
                        new Symbol(symbol),
                        new Quote(Price.of(bid), Price.of(ask)),
                        NOON,
                        false,
                        Optional.empty());
        prices.put(price.symbol(), price);
        watchers.forEach(watcher -> watcher.accept(price));
    }

    public void rules(RulesChanged published) {
        rules = Optional.of(published);
    }

    public void reset() {
        prices.clear();
        rules = Optional.empty();
    }

    public int watchers() {
        return watchers.size();
    }

    @Override
    public List<CurrentPrice> current() {
        return List.copyOf(prices.values());
    }

    @Override
    public void watch(Consumer<CurrentPrice> watcher) {
        watchers.add(watcher);
    }

    @Override
    public void unwatch(Consumer<CurrentPrice> watcher) {
        watchers.remove(watcher);
    }

    @Override
    public Optional<RulesChanged> latest() {
        return rules;
    }
}
