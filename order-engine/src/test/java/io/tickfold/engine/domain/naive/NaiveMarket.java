package io.tickfold.engine.domain.naive;

import static io.tickfold.contract.event.RefusalReason.NO_RULES;
import static io.tickfold.contract.event.RefusalReason.QUOTE_MISSING;
import static io.tickfold.contract.event.RefusalReason.QUOTE_TOO_OLD;
import static io.tickfold.contract.event.RefusalReason.SYMBOL_HALTED;
import static io.tickfold.contract.event.RefusalReason.UNKNOWN_SYMBOL;
import static java.util.Objects.requireNonNull;

import io.tickfold.contract.event.PricedBy;
import io.tickfold.contract.event.RefusalReason;
import io.tickfold.contract.input.Instrument;
import io.tickfold.contract.input.PriceTick;
import io.tickfold.contract.input.RulesChanged;
import io.tickfold.contract.input.SymbolHalt;
import io.tickfold.contract.input.TradingLimits;
import io.tickfold.contract.value.FeedPosition;
import io.tickfold.contract.value.Quote;
import io.tickfold.contract.value.Symbol;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the log has said so far of time, rules, halts and quotes.
final class NaiveMarket {

    private final Map<Symbol, LastQuote> quotes = new HashMap<>();
    private final Set<Symbol> halted = new HashSet<>();
    private Optional<RulesChanged> rules = Optional.empty();
    private Instant at = Instant.EPOCH;

    /// A symbol's newest quote, when it came and by which tick.
    record LastQuote(Quote quote, FeedPosition position, Instant at, long offset) {

        PricedBy pricedBy() {
            return new PricedBy(quote, position.sequence(), offset);
        }
    }

    Instant at() {
        return at;
    }

    /// Time advances, and never moves back.
    void advance(Instant time) {
        at = time.isAfter(at) ? time : at;
    }

    void set(RulesChanged changed) {
        rules = Optional.of(changed);
    }

    /// Only what is traded is halted; whatever is halted can resume.
    void set(SymbolHalt halt) {
        if (!halt.halted()) {
            halted.remove(halt.symbol());
        } else if (rules.flatMap(r -> r.instrument(halt.symbol())).isPresent()) {
            halted.add(halt.symbol());
        }
    }

    void set(PriceTick tick, long offset) {
        quotes.put(tick.symbol(), new LastQuote(tick.quote(), tick.position(), at, offset));
    }

    int rulesVersion() {
        return rules.map(RulesChanged::rulesVersion).orElse(0);
    }

    /// The limits in force; nothing that asks for them happens before there are rules.
    TradingLimits limits() {
        return rules.orElseThrow().limits();
    }

    /// The last quote of a symbol that has one.
    LastQuote quote(Symbol symbol) {
        return requireNonNull(quotes.get(symbol));
    }

    /// Whether the tick is a new, sound and timely quote of something that is traded.
    boolean takes(PriceTick tick) {
        Optional<Instrument> instrument = rules.flatMap(r -> r.instrument(tick.symbol()));
        return instrument.isPresent()
                && !halted.contains(tick.symbol())
                && isSound(tick.quote(), instrument.get())
                && isAtMost(limits().tickDelay(), tick.publishedAt())
                && isNewest(tick);
    }

    private static boolean isSound(Quote quote, Instrument instrument) {
        return !quote.bid().isAbove(quote.ask())
                && quote.bid().isMultipleOf(instrument.priceStep())
                && quote.ask().isMultipleOf(instrument.priceStep());
    }

    private boolean isNewest(PriceTick tick) {
        LastQuote last = quotes.get(tick.symbol());
        return last == null || tick.position().compareTo(last.position) > 0;
    }

    private boolean isAtMost(Duration age, Instant time) {
        return Duration.between(time, at).compareTo(age) <= 0;
    }

    /// The instrument that the client means.
    ///
    /// @throws Refused if there is none
    Instrument instrument(String symbol) {
        return rules
                .orElseThrow(() -> new Refused(NO_RULES, "symbol", symbol))
                .instruments()
                .stream()
                .filter(i -> i.symbol().value().equals(symbol))
                .findFirst()
                .orElseThrow(() -> new Refused(UNKNOWN_SYMBOL, "symbol", symbol));
    }

    /// Why the symbol cannot be traded now, if so.
    Optional<RefusalReason> objection(Symbol symbol) {
        if (rules.isEmpty()) {
            return Optional.of(NO_RULES);
        }
        if (halted.contains(symbol)) {
            return Optional.of(SYMBOL_HALTED);
        }
        LastQuote last = quotes.get(symbol);
        if (last == null) {
            return Optional.of(QUOTE_MISSING);
        }
        return isAtMost(limits().quoteAge(), last.at)
                ? Optional.empty()
                : Optional.of(QUOTE_TOO_OLD);
    }

    /// The quote that orders trade at.
    ///
    /// @throws Refused if the symbol cannot be traded now
    LastQuote tradableQuote(Symbol symbol) {
        objection(symbol)
                .ifPresent(reason -> {
                    throw new Refused(reason, "symbol", symbol);
                });
        return quote(symbol);
    }
}
