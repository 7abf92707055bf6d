package io.tickfold.audit.explain;

import io.tickfold.audit.explain.Fact.Valued;
import io.tickfold.audit.explain.Fact.Worth;
import io.tickfold.contract.event.OrderTerms;
import io.tickfold.contract.explain.Words;
import io.tickfold.contract.input.RulesChanged;
import io.tickfold.contract.value.Price;
import io.tickfold.engine.domain.Market.LastQuote;
import io.tickfold.engine.domain.Position;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What an account was worth at the quotes of a moment.
final class Valuation {

    private Valuation() {}

    /// The account before the event; empty if a quote is not known.
    static Optional<Valued> of(Scene scene) {
        List<Worth> orders = new ArrayList<>();
        for (Position position : scene.before().orders()) {
            Optional<LastQuote> quote = scene.quote(position.terms().symbol());
            if (quote.isEmpty()) {
                return Optional.empty();
            }
            orders.add(worth(scene, position.terms(), quote.get()));
        }
        orders.sort(Comparator.comparing(Worth::profit));
        return Optional.of(
                new Valued(orders, scene.before().balance(), scene.before().orders().margin()));
    }

    private static Worth worth(Scene scene, OrderTerms terms, LastQuote quote) {
        Price now = quote.quote().closing(terms.side());
        return new Worth(
                terms.orderId(),
                terms.side(),
                terms.quantity(),
                terms.symbol(),
                terms.openPrice(),
                now,
                terms.margin(),
                terms.profit(now, terms.quantity()),
                waits(scene, terms, quote));
    }

    private static Optional<String> waits(Scene scene, OrderTerms terms, LastQuote quote) {
        if (scene.market().halted().contains(terms.symbol())) {
            return Optional.of("waits: trading is halted");
        }
        Duration age = Duration.between(quote.at(), scene.judgedAt());
        return scene.market()
                .rules()
                .map(RulesChanged::limits)
                .filter(limits -> age.compareTo(limits.quoteAge()) > 0)
                .map(_ -> "waits: its quote is " + Words.seconds(age) + " old");
    }
}
