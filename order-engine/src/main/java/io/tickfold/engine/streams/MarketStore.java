package io.tickfold.engine.streams;

import io.tickfold.contract.input.MarketInput;
import io.tickfold.contract.input.PriceTick;
import io.tickfold.contract.input.RulesChanged;
import io.tickfold.contract.input.SymbolHalt;
import io.tickfold.contract.value.Symbol;
import io.tickfold.engine.domain.Market;
import io.tickfold.engine.domain.Market.LastQuote;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/// Rules, quotes, halts and time in the store `head`, whose cache turns many ticks into one record.
record MarketStore(KeyValueStore<String, byte[]> store) {

    private static final String RULES = "rules";
    private static final String TIME = "time";
    private static final String QUOTES = "quote/";
    private static final String QUOTES_END = "quote0";
    private static final String HALTS = "halt/";
    private static final String HALTS_END = "halt0";

    /// Writes the log's time.
    void saveTime(Market market) {
        store.put(TIME, StateFormat.encode(market.at()));
    }

    /// Writes what an input has changed.
    void save(MarketInput input, Market market) {
        switch (input) {
            case PriceTick tick -> saveQuote(tick.symbol(), market);
            case RulesChanged rules -> store.put(RULES, StateFormat.encode(rules));
            case SymbolHalt halt -> saveHalt(halt);
        }
    }

    private void saveQuote(Symbol symbol, Market market) {
        store.put(QUOTES + symbol, StateFormat.encode(market.quote(symbol).orElseThrow()));
    }

    private void saveHalt(SymbolHalt halt) {
        if (halt.halted()) {
            store.put(HALTS + halt.symbol(), StateFormat.encode(halt.symbol()));
        } else {
            store.delete(HALTS + halt.symbol());
        }
    }

    /// Hands everything stored to the market.
    void load(Market market) {
        get(RULES, RulesChanged.class).ifPresent(market::set);
        get(TIME, Instant.class).ifPresent(market::advanceTo);
        try (KeyValueIterator<String, byte[]> quotes = store.range(QUOTES, QUOTES_END)) {
            quotes.forEachRemaining(entry -> market.set(quoted(entry), quote(entry)));
        }
        try (KeyValueIterator<String, byte[]> halts = store.range(HALTS, HALTS_END)) {
            halts.forEachRemaining(
                    entry -> market.setHalted(StateFormat.decode(entry.value, Symbol.class), true));
        }
    }

    private <T> Optional<T> get(String key, Class<T> type) {
        return Optional.ofNullable(store.get(key)).map(bytes -> StateFormat.decode(bytes, type));
    }

    private static Symbol quoted(KeyValue<String, byte[]> entry) {
        return new Symbol(entry.key.substring(QUOTES.length()));
    }

    private static LastQuote quote(KeyValue<String, byte[]> entry) {
        return StateFormat.decode(entry.value, LastQuote.class);
    }
}
