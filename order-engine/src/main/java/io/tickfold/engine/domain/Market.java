package io.tickfold.engine.domain;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import io.tickfold.contract.event.Checkpoint;
import io.tickfold.contract.event.CheckpointQuote;
import io.tickfold.contract.event.PricedBy;
import io.tickfold.contract.input.Instrument;
import io.tickfold.contract.input.MarketInput;
import io.tickfold.contract.input.PriceTick;
import io.tickfold.contract.input.RulesChanged;
import io.tickfold.contract.input.SymbolHalt;
import io.tickfold.contract.input.TradingLimits;
import io.tickfold.contract.value.FeedPosition;
import io.tickfold.contract.value.Quote;
import io.tickfold.contract.value.Symbol;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What a partition's log has said so far of rules, quotes, halts and time.
public final class Market {

    private static final Set<Integer> KNOWN_RULES = Set.of(1, 2);

    private final Map<Symbol, LastQuote> quotes;
    private final Set<Symbol> halted;
    private Map<String, Instrument> instruments;
    private Optional<RulesChanged> rules;
    private Instant at;

    /// A symbol's newest quote.
    ///
    /// @param at the log's time when it came
    /// @param offset of its tick in the input partition
    public record LastQuote(Quote quote, FeedPosition position, Instant at, long offset) {

        PricedBy asPrice() {
            return new PricedBy(quote, position.sequence(), offset);
        }

        private static LastQuote of(CheckpointQuote stated) {
            return new LastQuote(stated.quote(), stated.position(), stated.at(), stated.offset());
        }

        private CheckpointQuote of(Symbol symbol) {
            return new CheckpointQuote(symbol, quote, position, at, offset);
        }
    }

    /// A market that nothing is known of.
    public Market() {
        quotes = new HashMap<>();
        halted = new TreeSet<>();
        instruments = Map.of();
        rules = Optional.empty();
        at = Instant.EPOCH;
    }

    private Market(Market other) {
        quotes = new HashMap<>(other.quotes);
        halted = new TreeSet<>(other.halted);
        instruments = other.instruments;
        rules = other.rules;
        at = other.at;
    }

    /// A market of its own that knows the same.
    Market copy() {
        return new Market(this);
    }

    /// The log's time: that of its newest record, and never less than it was before.
    public Instant at() {
        return at;
    }

    public Optional<RulesChanged> rules() {
        return rules;
    }

    /// The decision logic in force; 0 before the first rules.
    int rulesVersion() {
        return rules.map(RulesChanged::rulesVersion).orElse(0);
    }

    /// @throws IllegalStateException before the first rules
    TradingLimits limits() {
        return rules.map(RulesChanged::limits)
                .orElseThrow(() -> new IllegalStateException("there are no rules yet"));
    }

    /// The instrument whose symbol reads like this, if it can be traded.
    Optional<Instrument> instrument(String symbol) {
        return Optional.ofNullable(instruments.get(symbol));
    }

    public Optional<LastQuote> quote(Symbol symbol) {
        return Optional.ofNullable(quotes.get(symbol));
    }

    /// The quote of a symbol in which orders are open.
    Quote lastQuote(Symbol symbol) {
        LastQuote last = quotes.get(symbol);
        if (last == null) {
            throw new IllegalStateException("open order without a quote: " + symbol);
        }
        return last.quote();
    }

    /// Every symbol's newest quote.
    public Map<Symbol, LastQuote> quotes() {
        return Collections.unmodifiableMap(quotes);
    }

    /// The symbols in which trading is halted.
    public Set<Symbol> halted() {
        return Collections.unmodifiableSet(halted);
    }

    /// Every symbol's newest quote, in the order of the symbols.
    public List<CheckpointQuote> newestQuotes() {
        return quotes.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getValue().of(entry.getKey()))
                .toList();
    }

    boolean isHalted(Symbol symbol) {
        return halted.contains(symbol);
    }

    /// Whether the quote came so recently, by the log's time, that it can be dealt at.
    boolean isFresh(LastQuote quote) {
        return Duration.between(quote.at(), at).compareTo(limits().quoteAge()) <= 0;
    }

    public void advanceTo(Instant time) {
        at = time.isAfter(at) ? time : at;
    }

    /// Takes over what an input says that was accepted.
    ///
    /// @param offset of the input
    /// @throws UnknownRulesException if it brings rules for decision logic that is not here
    void apply(MarketInput input, long offset) {
        switch (input) {
            case PriceTick tick ->
                    set(tick.symbol(), new LastQuote(tick.quote(), tick.position(), at, offset));
            case RulesChanged changed -> set(changed);
            case SymbolHalt halt -> setHalted(halt.symbol(), halt.halted());
        }
    }

    /// @throws UnknownRulesException if the rules are for decision logic that is not here
    public void set(RulesChanged changed) {
        if (!KNOWN_RULES.contains(changed.rulesVersion())) {
            throw new UnknownRulesException(changed.rulesVersion());
        }
        rules = Optional.of(changed);
        instruments =
                changed.instruments().stream()
                        .collect(toUnmodifiableMap(i -> i.symbol().value(), identity()));
    }

    /// Becomes what a checkpoint says.
    ///
    /// @throws UnknownRulesException if its rules are for decision logic that is not here
    void restore(Checkpoint checkpoint) {
        set(checkpoint.rules());
        advanceTo(checkpoint.at());
        quotes.clear();
        checkpoint.quotes().forEach(stated -> set(stated.symbol(), LastQuote.of(stated)));
        halted.clear();
        halted.addAll(checkpoint.halted());
    }

    public void set(Symbol symbol, LastQuote quote) {
        quotes.put(symbol, quote);
    }

    public void setHalted(Symbol symbol, boolean stands) {
        if (stands) {
            halted.add(symbol);
        } else {
            halted.remove(symbol);
        }
    }
}
