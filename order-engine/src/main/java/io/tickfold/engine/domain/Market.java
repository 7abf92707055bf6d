package io.tickfold.engine.domain;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import io.tickfold.contract.event.PricedBy;
import io.tickfold.contract.input.Instrument;
import io.tickfold.contract.input.RulesChanged;
import io.tickfold.contract.value.FeedPosition;
import io.tickfold.contract.value.Quote;
import io.tickfold.contract.value.Symbol;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// What a partition's log has said so far of rules, quotes and time.
public final class Market {

    private static final Set<Integer> KNOWN_RULES = Set.of(1);

    private final Map<Symbol, LastQuote> quotes = new TreeMap<>();
    private Map<String, Instrument> instruments = Map.of();
    private Optional<RulesChanged> rules = Optional.empty();
    private Instant at = Instant.EPOCH;

    /// A symbol's newest quote.
    ///
    /// @param at the log's time when it came
    /// @param offset of its tick in the input partition
    public record LastQuote(Quote quote, FeedPosition position, Instant at, long offset) {

        PricedBy asPrice() {
            return new PricedBy(quote, position.sequence(), offset);
        }
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

    /// The instrument whose symbol reads like this, if it can be traded.
    Optional<Instrument> instrument(String symbol) {
        return Optional.ofNullable(instruments.get(symbol));
    }

    public Optional<LastQuote> quote(Symbol symbol) {
        return Optional.ofNullable(quotes.get(symbol));
    }

    /// How long ago the quote came, by the log's time.
    Duration age(LastQuote quote) {
        return Duration.between(quote.at(), at);
    }

    public void advanceTo(Instant time) {
        at = time.isAfter(at) ? time : at;
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

    public void set(Symbol symbol, LastQuote quote) {
        quotes.put(symbol, quote);
    }
}
