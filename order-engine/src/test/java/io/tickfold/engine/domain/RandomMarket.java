package io.tickfold.engine.domain;

import io.tickfold.contract.input.InstrumentState;
import io.tickfold.contract.input.MarketInput;
import io.tickfold.contract.input.PriceTick;
import io.tickfold.contract.input.PriceTicks;
import io.tickfold.contract.input.SymbolHalt;
import io.tickfold.contract.value.CommandId;
import io.tickfold.contract.value.FeedPosition;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quote;
import io.tickfold.contract.value.Symbol;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What the feed publishes: ticks, good and bad, rules, and halts.
final class RandomMarket {

    private static final Symbol UNKNOWN = new Symbol("DOGEUSDT");
    private static final BigDecimal HIGHEST = new BigDecimal("999999999999999.99");
    private static final Duration TICK_DELAY = Duration.ofSeconds(2);

    private final Dice dice;
    private final RandomRules rules;
    private final List<Listing> listings;
    private final Map<Symbol, Integer> silent = new HashMap<>();
    private final Set<Symbol> halted = new TreeSet<>();
    private final List<SymbolHalt> keyed = new ArrayList<>();

    RandomMarket(Dice dice, RandomRules rules) {
        this.dice = dice;
        this.rules = rules;
        this.listings =
                List.of(
                        new Listing(RandomRules.INSTRUMENTS.get(0), 4_300_000, dice),
                        new Listing(RandomRules.INSTRUMENTS.get(1), 40_000, dice),
                        new Listing(RandomRules.INSTRUMENTS.get(2), 5_000, dice),
                        new Listing(RandomRules.INSTRUMENTS.get(3), 100, dice));
    }

    /// What the feed publishes next.
    ///
    /// @param busy whether work waits, so that rules and halts come while it does
    MarketInput next(Instant now, boolean busy) {
        if (!halted.isEmpty() && dice.permille(30)) {
            return goOn();
        }
        if (!keyed.isEmpty() && dice.permille(20)) {
            return haltedAgain();
        }
        int rare = busy ? 10 : 1;
        return switch (dice.weighted(980, 8 * rare, 2, 8 * rare)) {
            case 0 -> dice.permille(300) ? ticks(now) : tick(now);
            case 1 -> dice.permille(50) ? rules.unknown() : rules.next();
            case 2 -> rules.current().orElseGet(rules::first);
            default -> halt();
        };
    }

    /// Any symbol, some of them more often.
    Listing listing() {
        return listings.get(dice.weighted(35, 25, 15, 25));
    }

    /// A tick after a move by so many thousandths of the price.
    PriceTick moved(Listing listing, long permille, Instant now) {
        return tick(listing, listing.moved(permille, step(listing)), now);
    }

    /// The step of the symbol's prices now.
    Price step(Listing listing) {
        return rules.of(listing.instrument()).priceStep();
    }

    /// A symbol that can be traded now, most of the time.
    Listing tradable() {
        Listing listing = listing();
        for (int i = 0; i < 3 && !isTraded(listing); i++) {
            listing = listing();
        }
        return listing;
    }

    private boolean isTraded(Listing listing) {
        return !halted.contains(listing.symbol())
                && rules.current()
                        .flatMap(r -> r.instrument(listing.symbol()))
                        .filter(i -> i.stateNow() == InstrumentState.OPEN)
                        .isPresent();
    }

    Optional<Listing> of(String symbol) {
        return listings.stream().filter(l -> l.symbol().value().equals(symbol)).findFirst();
    }

    private SymbolHalt halt() {
        Symbol symbol = dice.permille(100) ? UNKNOWN : listing().symbol();
        halted.add(symbol);
        return dice.toss() ? keyed(symbol, true) : new SymbolHalt(symbol, true);
    }

    private SymbolHalt goOn() {
        Symbol symbol = dice.oneOf(List.copyOf(halted));
        halted.remove(symbol);
        return dice.toss() ? keyed(symbol, false) : new SymbolHalt(symbol, false);
    }

    /// Under one of a few keys, which may have done something else before.
    SymbolHalt keyed(Symbol symbol, boolean isHalted) {
        CommandId key = new CommandId("halt-" + dice.between(0, 9));
        SymbolHalt halt = new SymbolHalt(symbol, isHalted, Optional.of(key));
        keyed.add(halt);
        return halt;
    }

    /// One that came before, late or soon; it may be obeyed, since some rules remember no keys.
    private SymbolHalt haltedAgain() {
        SymbolHalt again = dice.oneOf(keyed);
        if (again.halted()) {
            halted.add(again.symbol());
        }
        return again;
    }

    /// Of several symbols; good and bad ones together.
    private PriceTicks ticks(Instant now) {
        Map<Symbol, PriceTick> ticks = new LinkedHashMap<>();
        for (long i = dice.between(1, 6); i > 0; i--) {
            PriceTick tick = tick(now);
            ticks.put(tick.symbol(), tick);
        }
        return new PriceTicks(List.copyOf(ticks.values()));
    }

    private PriceTick tick(Instant now) {
        Listing listing = talking();
        Price step = step(listing);
        Quote quote = listing.next(step);
        return switch (dice.weighted(958, 10, 10, 15, 5, 1, 1)) {
            case 0 -> tick(listing, quote, now.minusMillis(dice.between(0, 300)));
            case 1 -> tick(listing, quote, now.minus(TICK_DELAY).minusMillis(dice.between(0, 1)));
            case 2 -> repeated(listing, quote, now);
            case 3 -> tick(listing, unsound(quote, step.value()), now);
            case 4 -> of(UNKNOWN, quote, listing.nextPosition(), now);
            case 5 -> tick(listing, extreme(quote, step.value()), now);
            default -> of(listing.symbol(), quote, ahead(listing, now), now);
        };
    }

    /// A symbol that is quoted; now and then one of them falls silent for a while.
    private Listing talking() {
        Listing listing = listing();
        if (dice.permille(5)) {
            silent.put(listing.symbol(), (int) dice.between(3, 20));
        }
        while (silent.merge(listing.symbol(), -1, Integer::sum) > 0) {
            listing = listing();
        }
        return listing;
    }

    private PriceTick repeated(Listing listing, Quote quote, Instant now) {
        FeedPosition last = listing.lastPosition();
        FeedPosition older =
                dice.oneOf(
                        last,
                        new FeedPosition(last.epoch(), last.sequence() - 1),
                        new FeedPosition(last.epoch() - 1, last.sequence() + 1));
        return of(listing.symbol(), quote, older, now);
    }

    /// As far as a feed can have come, or further; before version 3 no other tick would follow.
    private FeedPosition ahead(Listing listing, Instant now) {
        if (rules.current().filter(r -> r.rulesVersion() >= 3).isEmpty()) {
            return listing.nextPosition();
        }
        long epoch = listing.lastPosition().epoch();
        long latest = now.plus(FeedPosition.CLOCKS).toEpochMilli() * 1_000;
        return switch (dice.weighted(1, 1, 1, 1)) {
            case 0 -> new FeedPosition(Long.MAX_VALUE, Long.MAX_VALUE);
            case 1 -> new FeedPosition(epoch, Long.MAX_VALUE);
            case 2 -> new FeedPosition(latest + 1, 1);
            default -> listing.at(new FeedPosition(Math.max(epoch + 1, latest), 1));
        };
    }

    /// As low or as high as a price can be written.
    private Quote extreme(Quote quote, BigDecimal step) {
        Price lowest = new Price(step);
        Price highest = new Price(RandomCommands.stepped(HIGHEST, step));
        return dice.oneOf(
                new Quote(lowest, lowest),
                new Quote(lowest, highest),
                new Quote(quote.bid(), highest),
                new Quote(highest, highest));
    }

    /// Bid or ask off its step, or the bid above the ask.
    private Quote unsound(Quote quote, BigDecimal step) {
        Price above = new Price(quote.ask().value().add(step));
        Price offStep = new Price(quote.ask().value().add(step.movePointLeft(1)));
        return switch (dice.weighted(1, 1, 1)) {
            case 0 -> new Quote(above, quote.ask());
            case 1 -> new Quote(quote.bid(), offStep);
            default -> new Quote(offStep, above);
        };
    }

    static PriceTick tick(Listing listing, Quote quote, Instant publishedAt) {
        return of(listing.symbol(), quote, listing.nextPosition(), publishedAt);
    }

    private static PriceTick of(
            Symbol symbol, Quote quote, FeedPosition position, Instant publishedAt) {
        return new PriceTick(symbol, quote, quote.bid(), position, publishedAt);
    }
}
