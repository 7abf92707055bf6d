package io.tickfold.engine.stores;

import io.tickfold.contract.input.Instrument;
import io.tickfold.contract.input.MarketInput;
import io.tickfold.contract.input.PriceChange;
import io.tickfold.contract.input.RulesChanged;
import io.tickfold.contract.input.SymbolHalt;
import io.tickfold.contract.value.Symbol;
import io.tickfold.engine.domain.Market;
import io.tickfold.engine.domain.Market.LastQuote;
import io.tickfold.engine.domain.MarketSnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Rules, quotes, halts and time in the store `head`, whose cache turns many ticks into one record.
public record MarketStore(Entries store) {

    private static final String RULES = "rules";
    private static final String DROPPED = "dropped";
    static final String TIME = "time";
    private static final String QUOTES = "quote/";
    private static final String QUOTES_END = "quote0";
    private static final String HALTS = "halt/";
    private static final String HALTS_END = "halt0";

    /// Writes the log's time.
    public void saveTime(Market market) {
        store.put(TIME, StateFormat.encode(market.at()));
    }

    /// Writes what an input has changed.
    public void save(MarketInput input, Market market) {
        switch (input) {
            case PriceChange change ->
                    change.ticks().forEach(tick -> saveQuote(tick.symbol(), market));
            case RulesChanged rules -> saveRules(rules, market);
            case SymbolHalt halt -> saveHalt(halt);
        }
    }

    /// Writes a market of which nothing is stored yet.
    void save(Market market) {
        saveTime(market);
        market.rules().ifPresent(rules -> saveRules(rules, market));
        market.halted().forEach(symbol -> saveHalt(new SymbolHalt(symbol, true)));
    }

    /// Rules drop instruments, settle those that expire, and forget the quotes of those that had.
    private void saveRules(RulesChanged rules, Market market) {
        store.put(RULES, StateFormat.encode(rules));
        store.put(DROPPED, StateFormat.encode(market.dropped()));
        List<String> gone = new ArrayList<>();
        store.forEach(QUOTES, QUOTES_END, (key, _) -> gone.add(key));
        gone.removeIf(key -> market.quote(symbolOf(key)).isPresent());
        gone.forEach(store::delete);
        market.quotes().keySet().forEach(symbol -> saveQuote(symbol, market));
    }

    private static Symbol symbolOf(String key) {
        return new Symbol(key.substring(QUOTES.length()));
    }

    private void saveQuote(Symbol symbol, Market market) {
        store.put(QUOTES + symbol, StoredQuote.value(market.quote(symbol).orElseThrow()));
    }

    private void saveHalt(SymbolHalt halt) {
        if (halt.halted()) {
            store.put(HALTS + halt.symbol(), StateFormat.encode(halt.symbol()));
        } else {
            store.delete(HALTS + halt.symbol());
        }
    }

    /// A market as its entries say, which are told one by one.
    static final class Followed {

        private final Map<Symbol, LastQuote> quotes = new HashMap<>();
        private final Set<Symbol> halted = new HashSet<>();
        private Optional<RulesChanged> rules = Optional.empty();
        private List<Instrument> dropped = List.of();
        private Instant at = Instant.EPOCH;

        /// Notes an entry, if it is one of the market.
        ///
        /// @param value none if it is deleted
        /// @return whether it is one
        boolean change(String key, byte @Nullable [] value) {
            Optional<byte[]> now = Optional.ofNullable(value);
            if (key.startsWith(QUOTES)) {
                now.map(StoredQuote::quote)
                        .ifPresentOrElse(
                                quote -> quotes.put(symbolOf(key), quote),
                                () -> quotes.remove(symbolOf(key)));
                return true;
            }
            if (key.startsWith(HALTS)) {
                Symbol symbol = new Symbol(key.substring(HALTS.length()));
                boolean _ = value == null ? halted.remove(symbol) : halted.add(symbol);
                return true;
            }
            switch (key) {
                case RULES -> rules = now.map(b -> StateFormat.decode(b, RulesChanged.class));
                case DROPPED ->
                        dropped =
                                now.map(b -> StateFormat.decode(b, Instrument[].class))
                                        .map(List::of)
                                        .orElse(List.of());
                case TIME ->
                        at =
                                now.map(b -> StateFormat.decode(b, Instant.class))
                                        .orElse(Instant.EPOCH);
                default -> {
                    return false;
                }
            }
            return true;
        }

        MarketSnapshot now() {
            return new MarketSnapshot(rules, quotes, halted, dropped, at);
        }
    }

    /// Reads the market as it was stored.
    MarketSnapshot load() {
        Followed stored = new Followed();
        store.forEach(QUOTES, QUOTES_END, stored::change);
        store.forEach(HALTS, HALTS_END, stored::change);
        for (String key : List.of(RULES, DROPPED, TIME)) {
            store.get(key).ifPresent(value -> stored.change(key, value));
        }
        return stored.now();
    }
}
