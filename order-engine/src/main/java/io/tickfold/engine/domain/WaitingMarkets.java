package io.tickfold.engine.domain;

import static java.util.function.Function.identity;

import io.tickfold.contract.input.PriceChange;
import io.tickfold.contract.input.RulesChanged;
import io.tickfold.contract.input.SymbolHalt;
import io.tickfold.contract.value.Symbol;
import io.tickfold.engine.domain.Backlog.Waiting;
import io.tickfold.engine.domain.Market.LastQuote;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The market as it was at each of the inputs that wait, without a copy for each of them: the
/// market before all of them, and what each has changed.
final class WaitingMarkets {

    private final LiveMarket past;
    private final Map<Symbol, NavigableMap<Long, Optional<LastQuote>>> quotes = new HashMap<>();
    private final NavigableMap<Long, RulesChanged> rules = new TreeMap<>();
    private final NavigableMap<Long, Instruments> instruments = new TreeMap<>();
    private final NavigableMap<Long, Set<Symbol>> halted = new TreeMap<>();

    /// @param past the market when the input in hand arrived
    WaitingMarkets(LiveMarket past) {
        this.past = past;
    }

    /// Keeps what an input has changed.
    ///
    /// @param then the market right after it
    void add(Waiting input, LiveMarket then) {
        long offset = input.offset();
        switch (input.input()) {
            case PriceChange change ->
                    change.ticks().forEach(tick -> add(tick.symbol(), offset, then));
            case RulesChanged changed -> {
                rules.put(offset, changed);
                instruments.put(offset, then.instruments());
                Set<Symbol> all = symbols();
                all.addAll(then.quotes().keySet());
                all.forEach(symbol -> add(symbol, offset, then));
            }
            case SymbolHalt _ -> halted.put(offset, Set.copyOf(then.halted()));
        }
    }

    private void add(Symbol symbol, long offset, Market then) {
        quotes.computeIfAbsent(symbol, _ -> new TreeMap<>()).put(offset, then.quote(symbol));
    }

    /// Makes what the oldest input has changed part of the past. Its quotes are those that the
    /// newest market had once they arrived: how far a symbol has moved is not computed twice.
    void pass(Waiting oldest) {
        long offset = oldest.offset();
        switch (oldest.input()) {
            case PriceChange change -> {
                past.advanceTo(oldest.at());
                change.ticks()
                        .forEach(tick ->
                                drop(tick.symbol(), offset)
                                        .ifPresent(quote -> past.put(tick.symbol(), quote)));
            }
            case RulesChanged _ -> {
                past.apply(oldest);
                rules.remove(offset);
                instruments.remove(offset);
                quotes.keySet().forEach(symbol -> drop(symbol, offset));
            }
            case SymbolHalt _ -> {
                past.apply(oldest);
                halted.remove(offset);
            }
        }
    }

    private Optional<LastQuote> drop(Symbol symbol, long offset) {
        return Optional.ofNullable(quotes.get(symbol))
                .map(waiting -> waiting.remove(offset))
                .flatMap(identity());
    }

    /// Whether some of the rules that wait bound work.
    boolean boundsWork() {
        return rules.values().stream()
                .map(changed -> new DecisionLogic(changed.rulesVersion()))
                .anyMatch(DecisionLogic::boundsWork);
    }

    /// The market when everything up to an offset had arrived, for reading right away.
    Market at(long offset, Instant time) {
        return new MarketThen(this, offset, time);
    }

    /// The symbols that have quotes, had one, or will have one.
    Set<Symbol> symbols() {
        Set<Symbol> all = new HashSet<>(past.quotes().keySet());
        all.addAll(quotes.keySet());
        return all;
    }

    Optional<LastQuote> quote(Symbol symbol, long offset) {
        return Optional.ofNullable(quotes.get(symbol))
                .flatMap(waiting -> newest(waiting, offset))
                .orElseGet(() -> past.quote(symbol));
    }

    Optional<RulesChanged> rules(long offset) {
        return newest(rules, offset).or(past::rules);
    }

    Instruments instruments(long offset) {
        return newest(instruments, offset).orElseGet(past::instruments);
    }

    Set<Symbol> halted(long offset) {
        return newest(halted, offset).orElseGet(past::halted);
    }

    private static <T> Optional<T> newest(NavigableMap<Long, T> waiting, long offset) {
        return Optional.ofNullable(waiting.floorEntry(offset)).map(Map.Entry::getValue);
    }
}
