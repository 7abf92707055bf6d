package io.tickfold.engine.streams;

import io.tickfold.contract.input.RulesChanged;
import io.tickfold.contract.value.Symbol;
import io.tickfold.engine.domain.Market;
import io.tickfold.engine.domain.Market.LastQuote;
import java.time.Instant;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/// Rules, quotes and time in the store `head`, whose cache turns many ticks into one record.
record MarketStore(KeyValueStore<String, byte[]> store) {

    private static final String RULES = "rules";
    private static final String TIME = "time";
    private static final String QUOTES = "quote/";

    /// Writes the log's time.
    void saveTime(Market market) {
        store.put(TIME, StateFormat.encode(market.at()));
    }

    void saveRules(RulesChanged rules) {
        store.put(RULES, StateFormat.encode(rules));
    }

    void saveQuote(Symbol symbol, LastQuote quote) {
        store.put(QUOTES + symbol, StateFormat.encode(quote));
    }

    /// Hands everything stored to the market.
    void load(Market market) {
        try (KeyValueIterator<String, byte[]> stored = store.all()) {
            stored.forEachRemaining(entry -> load(entry, market));
        }
    }

    private static void load(KeyValue<String, byte[]> entry, Market market) {
        switch (entry.key) {
            case RULES -> market.set(StateFormat.decode(entry.value, RulesChanged.class));
            case TIME -> market.advanceTo(StateFormat.decode(entry.value, Instant.class));
            default ->
                    market.set(
                            new Symbol(entry.key.substring(QUOTES.length())),
                            StateFormat.decode(entry.value, LastQuote.class));
        }
    }
}
