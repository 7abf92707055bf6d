package io.tickfold.feed.quote;

import static java.util.Objects.requireNonNull;

import io.tickfold.contract.value.Percent;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quote;
import io.tickfold.contract.value.Symbol;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Holds a quote that is far from the last one until another quote confirms it.
///
/// While other sources speak of the symbol, one of them has to. While none does, the source itself
/// has to repeat it after a while, as a single wrong print or a second of them does not. A price
/// that has moved for good is found again after a minute, once it is repeated, like the engine's
/// collar.
final class JumpGuard {

    /// How long the only source has to repeat a price that is far from the last one.
    static final Duration PERSISTENCE = Duration.ofMillis(1_500);

    /// How soon a quote has to be confirmed.
    static final Duration PATIENCE = Duration.ofSeconds(5);

    /// After so long the last quote says little.
    static final Duration MEMORY = Duration.ofMinutes(1);

    private final Percent most;
    private final Map<Symbol, Passed> passed = new HashMap<>();
    private final Map<Symbol, Held> held = new HashMap<>();

    private record Passed(Quote quote, long at) {}

    private record Held(SourcedQuote quote, long since) {}

    /// @param most how far bid or ask may move at once, in percent of the last one
    JumpGuard(Percent most) {
        this.most = most;
    }

    /// Tells what a symbol was quoted at before this feed began.
    void begin(Symbol symbol, Quote quote, long now) {
        passed.put(symbol, new Passed(quote, now));
    }

    /// Whether a quote may be published now; if not, it is held.
    ///
    /// @param witnesses newest quotes of other sources that are not silent
    boolean lets(SourcedQuote quote, List<SourcedQuote> witnesses, long now) {
        Passed last = passed.get(quote.symbol());
        boolean isPassed =
                last == null
                        || isNear(quote.quote(), last.quote())
                        || witnesses.stream()
                                .anyMatch(other ->
                                        confirms(other.quote(), quote.quote(), last.quote()))
                        || isRepeated(quote, last, witnesses.isEmpty(), now);
        if (isPassed) {
            pass(quote, now);
        } else if (!isHeld(quote, now)) {
            held.put(quote.symbol(), new Held(quote, now));
        }
        return isPassed;
    }

    /// Whether one is held at that price already, and not for too long.
    private boolean isHeld(SourcedQuote quote, long now) {
        return heldAlike(quote)
                .filter(before -> now - before.since() <= PATIENCE.toNanos())
                .isPresent();
    }

    private Optional<Held> heldAlike(SourcedQuote quote) {
        return Optional.ofNullable(held.get(quote.symbol()))
                .filter(before -> before.quote().source().equals(quote.source()))
                .filter(before -> isNear(quote.quote(), before.quote().quote()));
    }

    private boolean isRepeated(SourcedQuote quote, Passed last, boolean isAlone, long now) {
        boolean isOld = now - last.at() > MEMORY.toNanos();
        return heldAlike(quote)
                .map(before -> now - before.since())
                .filter(time -> isOld || isAlone)
                .filter(time -> time >= PERSISTENCE.toNanos())
                .filter(time -> isOld || time <= PATIENCE.toNanos())
                .isPresent();
    }

    private void pass(SourcedQuote quote, long now) {
        passed.put(quote.symbol(), new Passed(quote.quote(), now));
        held.remove(quote.symbol());
    }

    /// The held quote of another source that this one confirms, if there is one; it passes now.
    Optional<SourcedQuote> confirmedBy(SourcedQuote witness, long now) {
        Optional<SourcedQuote> confirmed =
                Optional.ofNullable(held.get(witness.symbol()))
                        .filter(before -> now - before.since() <= PATIENCE.toNanos())
                        .map(Held::quote)
                        .filter(before -> !before.source().equals(witness.source()))
                        .filter(before ->
                                confirms(
                                        witness.quote(),
                                        before.quote(),
                                        requireNonNull(passed.get(witness.symbol())).quote()));
        confirmed.ifPresent(quote -> pass(quote, now));
        return confirmed;
    }

    /// A witness that is nearer to the last quote than to the held one speaks against it.
    private boolean confirms(Quote witness, Quote held, Quote last) {
        return isNear(held, witness)
                && distance(witness.bid(), held.bid())
                                .compareTo(distance(witness.bid(), last.bid()))
                        < 0;
    }

    private static BigDecimal distance(Price one, Price other) {
        return one.value().subtract(other.value()).abs();
    }

    private boolean isNear(Quote quote, Quote reference) {
        return isNear(quote.bid(), reference.bid()) && isNear(quote.ask(), reference.ask());
    }

    private boolean isNear(Price price, Price reference) {
        return distance(price, reference).compareTo(reference.value().multiply(most.fraction()))
                <= 0;
    }
}
