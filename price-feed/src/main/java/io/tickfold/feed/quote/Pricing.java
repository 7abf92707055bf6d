package io.tickfold.feed.quote;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import io.tickfold.contract.input.Instrument;
import io.tickfold.contract.value.Percent;
import io.tickfold.contract.value.Quote;
import io.tickfold.contract.value.SourceName;
import io.tickfold.contract.value.Symbol;
import io.tickfold.feed.source.MarketData;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// Decides which quotes follow from what sources say, all on one thread.
public final class Pricing {

    private final QuoteMaker quotes;
    private final SourceChoice choice;
    private final JumpGuard guard;
    private final Consumer<SourcedQuote> whenHeld;
    private final LongSupplier nanoTime;
    private final Percent jump;

    /// How it is decided.
    ///
    /// @param sources the preferred one first
    /// @param silence after which a source does not count for a symbol
    /// @param jump how far a price may move without being confirmed
    public record Policy(
            List<SourceName> sources,
            SourceChoice.Mode mode,
            Duration silence,
            QuoteBasis basis,
            Percent jump) {}

    /// @param whenHeld is told of each quote that is too far from the last one to be believed
    public Pricing(
            List<Instrument> instruments,
            Policy policy,
            Consumer<SourcedQuote> whenHeld,
            LongSupplier nanoTime) {
        this.quotes =
                new QuoteMaker(
                        instruments.stream()
                                .collect(toUnmodifiableMap(Instrument::symbol, identity())),
                        policy.basis());
        this.choice = new SourceChoice(policy.sources(), policy.mode(), policy.silence());
        this.jump = policy.jump();
        this.guard = new JumpGuard(jump);
        this.whenHeld = whenHeld;
        this.nanoTime = nanoTime;
    }

    /// For the quotes that hold.
    public Conflation conflation() {
        return new Conflation(jump);
    }

    /// Tells what was published before.
    public void begin(Map<Symbol, Quote> lastQuotes) {
        long now = nanoTime.getAsLong();
        lastQuotes.forEach((symbol, quote) -> guard.begin(symbol, quote, now));
    }

    /// The quotes that hold now that a source has said this, the newest last; mostly one or none.
    ///
    /// @throws IllegalArgumentException if the symbol is not listed, or no quote can be made of it
    public List<SourcedQuote> heard(SourceName source, MarketData said) {
        Optional<SourcedQuote> quote = quotes.quote(source, said);
        return quote.isEmpty() ? List.of() : heard(quote.get(), nanoTime.getAsLong());
    }

    /// Whether the symbol is listed, and all sources that are preferred to this one are silent
    /// about it.
    public boolean isPreferred(SourceName source, Symbol symbol) {
        return quotes.lists(symbol) && choice.isPreferred(source, symbol, nanoTime.getAsLong());
    }

    private List<SourcedQuote> heard(SourcedQuote said, long now) {
        List<SourcedQuote> believed = new ArrayList<>(1);
        guard.confirmedBy(said, now).ifPresent(believed::add);
        choice.after(said, now).filter(chosen -> isBelieved(chosen, now)).ifPresent(believed::add);
        return believed;
    }

    private boolean isBelieved(SourcedQuote chosen, long now) {
        boolean isBelieved = guard.lets(chosen, choice.others(chosen, now), now);
        if (!isBelieved) {
            whenHeld.accept(chosen);
        }
        return isBelieved;
    }
}
