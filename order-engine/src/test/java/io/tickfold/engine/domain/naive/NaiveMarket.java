package io.tickfold.engine.domain.naive;

import static io.tickfold.contract.event.RefusalReason.NO_RULES;
import static io.tickfold.contract.event.RefusalReason.QUOTE_MISSING;
import static io.tickfold.contract.event.RefusalReason.QUOTE_TOO_OLD;
import static io.tickfold.contract.event.RefusalReason.SYMBOL_CLOSE_ONLY;
import static io.tickfold.contract.event.RefusalReason.SYMBOL_EXPIRED;
import static io.tickfold.contract.event.RefusalReason.SYMBOL_HALTED;
import static io.tickfold.contract.event.RefusalReason.UNKNOWN_SYMBOL;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import io.tickfold.contract.event.PricedBy;
import io.tickfold.contract.event.RefusalReason;
import io.tickfold.contract.input.Instrument;
import io.tickfold.contract.input.InstrumentState;
import io.tickfold.contract.input.PriceTick;
import io.tickfold.contract.input.RulesChanged;
import io.tickfold.contract.input.SymbolHalt;
import io.tickfold.contract.input.TradingLimits;
import io.tickfold.contract.value.FeedPosition;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quote;
import io.tickfold.contract.value.Symbol;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// What the log has said so far of time, rules, halts and quotes.
final class NaiveMarket {

    private static final BigDecimal MOST = new BigDecimal("1E14");
    private static final Optional<InstrumentState> EXPIRED = Optional.of(InstrumentState.EXPIRED);

    private final Map<Symbol, LastQuote> quotes = new HashMap<>();
    private final Set<Symbol> halted = new HashSet<>();
    private final SortedMap<Symbol, Instrument> dropped = new TreeMap<>();
    private Optional<RulesChanged> rules = Optional.empty();
    private final Map<SymbolHalt, Instant> keyedHalts = new HashMap<>();
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

    void set(RulesChanged changed, long offset) {
        Optional<RulesChanged> before = rules;
        List<Instrument> listed = before.map(RulesChanged::instruments).orElse(List.of());
        rules = Optional.of(changed);
        dropped.putAll(dropping(listed));
        changed.instruments().forEach(i -> dropped.remove(i.symbol()));
        if (changed.rulesVersion() < 3) {
            dropped.clear();
        }
        for (Instrument old : listed) {
            if (old.state().equals(EXPIRED) && !state(old.symbol()).equals(EXPIRED)) {
                quotes.remove(old.symbol());
            }
        }
        for (Instrument now : changed.instruments()) {
            if (now.settlementPrice().isPresent() && !listed.contains(now)) {
                Price price = now.settlementPrice().get();
                Quote quote = new Quote(price, price);
                quotes.put(now.symbol(), new LastQuote(quote, new FeedPosition(0, 0), at, offset));
            }
        }
    }

    /// What cannot expire any more can still be closed.
    private static Map<Symbol, Instrument> dropping(List<Instrument> listed) {
        return listed.stream()
                .filter(i -> !i.state().equals(EXPIRED))
                .collect(toMap(Instrument::symbol, i -> i.in(InstrumentState.CLOSE_ONLY)));
    }

    /// Whether the rules change anything, and can be followed.
    boolean takes(RulesChanged changed) {
        if (rules.equals(Optional.of(changed)) || changed.rulesVersion() > 3) {
            return false;
        }
        return changed.instruments().stream()
                .allMatch(i ->
                        i.settlementPrice().stream()
                                .allMatch(price -> isBounded(price, i, changed.limits())));
    }

    private static boolean isBounded(Price price, Instrument instrument, TradingLimits limits) {
        BigDecimal all =
                price.value()
                        .multiply(instrument.maxQuantity().value())
                        .multiply(BigDecimal.valueOf(limits.openOrders()));
        return all.compareTo(MOST) <= 0;
    }

    /// The instrument as it is, or was when it was dropped.
    Optional<Instrument> known(Symbol symbol) {
        return rules.flatMap(r -> r.instrument(symbol))
                .or(() -> Optional.ofNullable(dropped.get(symbol)));
    }

    private Optional<InstrumentState> state(Symbol symbol) {
        return known(symbol).flatMap(Instrument::state);
    }

    boolean isExpired(Symbol symbol) {
        return state(symbol).equals(EXPIRED);
    }

    private boolean isHalted(Symbol symbol) {
        return halted.contains(symbol) || state(symbol).equals(Optional.of(InstrumentState.HALTED));
    }

    /// Only what is traded is halted; whatever is halted can resume. Both happen once a day under
    /// one key.
    void set(SymbolHalt halt) {
        if (rulesVersion() >= 3 && halt.commandId().isPresent()) {
            Instant before = keyedHalts.get(halt);
            if (before != null && Duration.between(before, at).compareTo(Duration.ofDays(1)) < 0) {
                return;
            }
            keyedHalts.put(halt, at);
        }
        if (!halt.halted()) {
            halted.remove(halt.symbol());
        } else if (known(halt.symbol()).isPresent()) {
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

    /// The quote that orders are valued at; an order in what has none is worth its opening price.
    Optional<Quote> lastQuote(Symbol symbol) {
        return Optional.ofNullable(quotes.get(symbol)).map(LastQuote::quote);
    }

    /// The last quote of a symbol that has one.
    LastQuote quote(Symbol symbol) {
        return requireNonNull(quotes.get(symbol));
    }

    /// Whether the tick is a new, sound and timely quote of something that is traded.
    boolean takes(PriceTick tick) {
        Optional<Instrument> instrument = known(tick.symbol());
        return instrument.isPresent()
                && !isHalted(tick.symbol())
                && !isExpired(tick.symbol())
                && isWithinCollar(instrument.get(), tick.quote())
                && (rulesVersion() < 3 || isBounded(tick.quote().ask(), instrument.get(), limits()))
                && isSound(tick.quote(), instrument.get())
                && isAtMost(limits().tickDelay(), tick.publishedAt())
                && isNewest(tick);
    }

    /// Prices move by no more than the collar, as long as trading at the last ones is possible and
    /// for no more than a minute.
    private boolean isWithinCollar(Instrument instrument, Quote quote) {
        LastQuote last = quotes.get(instrument.symbol());
        if (instrument.collar().isEmpty()
                || last == null
                || !isAtMost(limits().quoteAge(), last.at)
                || !isAtMost(Duration.ofMinutes(1), last.at)) {
            return true;
        }
        BigDecimal most = instrument.collar().get().fraction();
        return isNear(last.quote.bid(), quote.bid(), most)
                && isNear(last.quote.ask(), quote.ask(), most);
    }

    private static boolean isNear(Price last, Price next, BigDecimal most) {
        BigDecimal one = BigDecimal.ONE;
        return next.value().compareTo(last.value().multiply(one.add(most))) <= 0
                && next.value().compareTo(last.value().multiply(one.subtract(most))) >= 0;
    }

    private static boolean isSound(Quote quote, Instrument instrument) {
        return !quote.bid().isAbove(quote.ask())
                && quote.bid().isMultipleOf(instrument.priceStep())
                && quote.ask().isMultipleOf(instrument.priceStep());
    }

    private boolean isNewest(PriceTick tick) {
        LastQuote last = quotes.get(tick.symbol());
        if (rulesVersion() < 3) {
            return last == null || tick.position().compareTo(last.position) > 0;
        }
        return canBe(tick.position())
                && (last == null
                        || !canBe(last.position)
                        || tick.position().compareTo(last.position) > 0);
    }

    /// An epoch is at most the microseconds since 1970, with a minute to spare for clocks.
    private boolean canBe(FeedPosition position) {
        long latest = at.plusSeconds(60).toEpochMilli() * 1_000;
        return position.epoch() <= latest && position.sequence() < 1L << 53;
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

    /// The instrument in which the client wants to open an order.
    ///
    /// @throws Refused if there is none, or none may be opened
    Instrument instrumentToOpen(String symbol) {
        Instrument instrument = instrument(symbol);
        if (instrument.state().equals(Optional.of(InstrumentState.CLOSE_ONLY))) {
            throw new Refused(SYMBOL_CLOSE_ONLY, "symbol", symbol);
        }
        if (instrument.state().equals(EXPIRED)) {
            throw new Refused(SYMBOL_EXPIRED, "symbol", symbol);
        }
        return instrument;
    }

    /// The instrument of an open order.
    ///
    /// @throws Refused if nothing is known of it
    Instrument instrumentOf(Symbol symbol) {
        if (rules.isEmpty()) {
            throw new Refused(NO_RULES, "symbol", symbol);
        }
        return known(symbol).orElseThrow(() -> new Refused(UNKNOWN_SYMBOL, "symbol", symbol));
    }

    /// Why the symbol cannot be traded now, if so.
    Optional<RefusalReason> objection(Symbol symbol) {
        if (rules.isEmpty()) {
            return Optional.of(NO_RULES);
        }
        if (isHalted(symbol)) {
            return Optional.of(SYMBOL_HALTED);
        }
        LastQuote last = quotes.get(symbol);
        if (last == null) {
            return Optional.of(QUOTE_MISSING);
        }
        return isAtMost(limits().quoteAge(), last.at) || isExpired(symbol)
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
