package io.tickfold.engine.domain;

import static io.tickfold.contract.input.InstrumentState.EXPIRED;

import io.tickfold.contract.input.Instrument;
import io.tickfold.contract.input.PriceChange;
import io.tickfold.contract.input.PriceTick;
import io.tickfold.contract.input.RulesChanged;
import io.tickfold.contract.input.SymbolHalt;
import io.tickfold.contract.value.FeedPosition;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quote;
import io.tickfold.contract.value.Symbol;
import io.tickfold.engine.domain.Backlog.Waiting;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The market that a fold changes, one input at a time; everybody else reads it as a [Market].
final class LiveMarket implements Market {

    private final Map<Symbol, LastQuote> quotes = new HashMap<>();
    private final Set<Symbol> halted = new TreeSet<>();
    private Instruments instruments = Instruments.NONE;
    private Optional<RulesChanged> rules = Optional.empty();
    private Instant at = Instant.EPOCH;

    /// Another market that says the same, and then changes on its own.
    LiveMarket copy() {
        LiveMarket copy = new LiveMarket();
        copy.quotes.putAll(quotes);
        copy.halted.addAll(halted);
        copy.instruments = instruments;
        copy.rules = rules;
        copy.at = at;
        return copy;
    }

    @Override
    public Instant at() {
        return at;
    }

    @Override
    public Optional<RulesChanged> rules() {
        return rules;
    }

    @Override
    public Optional<Instrument> instrument(String symbol) {
        return Optional.ofNullable(instruments.listed().get(symbol));
    }

    @Override
    public Optional<Instrument> definition(Symbol symbol) {
        return instruments.find(symbol.value());
    }

    @Override
    public List<Instrument> dropped() {
        return instruments.inOrder();
    }

    /// Those that are known now.
    Instruments instruments() {
        return instruments;
    }

    /// Those that are known once these rules are in force.
    Instruments instrumentsAfter(RulesChanged changed) {
        return instruments.after(changed);
    }

    @Override
    public Optional<LastQuote> quote(Symbol symbol) {
        return Optional.ofNullable(quotes.get(symbol));
    }

    @Override
    public Map<Symbol, LastQuote> quotes() {
        return Collections.unmodifiableMap(quotes);
    }

    @Override
    public Set<Symbol> halted() {
        return Collections.unmodifiableSet(halted);
    }

    /// Advances the log's time, which never moves back.
    void advanceTo(Instant time) {
        at = time.isAfter(at) ? time : at;
    }

    /// Applies an input that was accepted.
    ///
    /// @throws UnknownRulesException if it brings rules for decision logic that is not here
    void apply(Waiting accepted) {
        advanceTo(accepted.at());
        switch (accepted.input()) {
            case PriceChange change -> change.ticks().forEach(tick -> quote(tick, accepted));
            case RulesChanged changed -> {
                change(changed, accepted.offset());
                quotes.replaceAll((_, last) -> last.anchoredAnew());
            }
            case SymbolHalt(var symbol, boolean isHalted, _) -> {
                if (isHalted) {
                    halted.add(symbol);
                } else {
                    halted.remove(symbol);
                }
            }
        }
    }

    private void quote(PriceTick tick, Waiting accepted) {
        LastQuote quote = new LastQuote(tick.quote(), tick.position(), at, accepted.offset());
        put(tick.symbol(), quote.after(quote(tick.symbol())));
    }

    /// Makes this a symbol's newest quote.
    void put(Symbol symbol, LastQuote quote) {
        quotes.put(symbol, quote);
    }

    private void change(RulesChanged changed, long offset) {
        Instruments before = instruments;
        enforce(changed, instruments.after(changed));
        before.listed().values().stream()
                .filter(instrument -> instrument.stateNow() == EXPIRED)
                .map(Instrument::symbol)
                .filter(symbol -> state(symbol) != EXPIRED)
                .forEach(quotes::remove);
        changed.instruments().stream()
                .filter(now -> !now.equals(before.listed().get(now.symbol().value())))
                .forEach(now -> now.settlementPrice().ifPresent(p -> settle(now, p, offset)));
    }

    /// The last quote of an instrument, which no tick has brought.
    private void settle(Instrument expired, Price price, long offset) {
        Quote quote = new Quote(price, price);
        quotes.put(expired.symbol(), new LastQuote(quote, FeedPosition.OF_SETTLEMENT, at, offset));
    }

    private void enforce(RulesChanged changed, Instruments known) {
        if (!DecisionLogic.of(changed).isKnown()) {
            throw new UnknownRulesException(changed.rulesVersion());
        }
        rules = Optional.of(changed);
        instruments = known;
    }

    /// Replaces everything by what a snapshot says, except for a time that is later already.
    ///
    /// @throws UnknownRulesException if its rules are for decision logic that is not here
    void restore(MarketSnapshot snapshot) {
        snapshot.rules()
                .ifPresent(
                        changed -> enforce(changed, Instruments.of(changed, snapshot.dropped())));
        advanceTo(snapshot.at());
        quotes.clear();
        quotes.putAll(snapshot.quotes());
        halted.clear();
        halted.addAll(snapshot.halted());
    }
}
