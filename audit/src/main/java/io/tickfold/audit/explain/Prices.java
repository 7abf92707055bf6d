package io.tickfold.audit.explain;

import io.tickfold.contract.event.PricedBy;
import io.tickfold.contract.explain.Words;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quote;
import io.tickfold.contract.value.Side;
import io.tickfold.contract.value.Symbol;
import io.tickfold.engine.domain.Market.LastQuote;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Which quote a price was taken from, and how old it was.
record Prices(Scene scene, Symbol symbol, PricedBy by) {

    private static final int MILLIS = 3;

    List<Fact> opening(Side side, Price recorded) {
        return taken("opens", side, by.quote().opening(side), recorded);
    }

    List<Fact> closing(Side side, Price recorded) {
        return taken("closes", side, by.quote().closing(side), recorded);
    }

    private List<Fact> taken(String what, Side side, Price due, Price recorded) {
        String name = due.equals(by.quote().bid()) ? "bid" : "ask";
        String words =
                String.format(
                        Locale.ROOT, "a %s %s at the %s, %s", side, what, name, Words.amount(due));
        return List.of(quote(""), new Fact.Computed("Price", words, due.value(), recorded.value()));
    }

    /// The quote alone.
    ///
    /// @param words what it was good for; may be empty
    Fact.Priced quote(String words) {
        Optional<LastQuote> tick =
                scene.quotes().at(symbol, by.offset()).filter(q -> q.offset() == by.offset());
        Instant at = scene.judgedAt();
        return new Fact.Priced(
                symbol,
                by.quote(),
                by.sequence(),
                scene.place().input(by.offset()),
                tick.map(LastQuote::at),
                tick.map(q -> seconds(Duration.between(q.at(), at))),
                tick.map(LastQuote::quote),
                words);
    }

    /// The quote in force when something was refused, if it is known.
    static Optional<Fact.Priced> standing(Scene scene, Symbol symbol) {
        return scene.quote(symbol)
                .map(q ->
                        new Prices(scene, symbol, priced(q))
                                .quote("the last one when this was refused"));
    }

    private static PricedBy priced(LastQuote last) {
        Quote quote = last.quote();
        return new PricedBy(quote, last.position().sequence(), last.offset());
    }

    private static BigDecimal seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis(), MILLIS);
    }
}
