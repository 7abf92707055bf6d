package io.tickfold.audit.explain;

import io.tickfold.audit.explain.Fact.Valued;
import io.tickfold.contract.event.CommandRefused;
import io.tickfold.contract.event.OrderTerms;
import io.tickfold.contract.event.Refusal;
import io.tickfold.contract.event.RefusalReason;
import io.tickfold.contract.explain.OrderSums;
import io.tickfold.contract.explain.Words;
import io.tickfold.contract.input.Command;
import io.tickfold.contract.input.OpenOrder;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quote;
import io.tickfold.contract.value.Side;
import io.tickfold.contract.value.Symbol;
import io.tickfold.engine.domain.Market.LastQuote;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What was refused, and the numbers that it was refused by.
final class RefusalSteps {

    private RefusalSteps() {}

    static List<Fact> refused(Scene scene, CommandRefused event, Optional<Symbol> symbol) {
        List<Fact> facts = new ArrayList<>();
        facts.add(Requests.asked(scene));
        symbol.flatMap(s -> Prices.standing(scene, s)).ifPresent(facts::add);
        scene.opening().ifPresent(open -> facts.addAll(numbers(scene, open, event.refusal())));
        facts.add(new Fact.Said("Why", why(scene, event.refusal())));
        facts.add(Sums.unchanged(scene));
        return facts;
    }

    private static String why(Scene scene, Refusal refusal) {
        String words = Refusals.words(refusal) + " (" + refusal.reason() + ")";
        return limit(scene, refusal.reason()).map(limit -> words + "; " + limit).orElse(words);
    }

    /// The limit in time that was passed, if that is why.
    private static Optional<String> limit(Scene scene, RefusalReason reason) {
        if (reason == RefusalReason.QUOTE_TOO_OLD) {
            return scene.market()
                    .rules()
                    .map(rules -> rules.limits().quoteAge())
                    .map(age -> "at most " + Words.seconds(age) + " was allowed");
        }
        return scene.command()
                .filter(_ -> reason == RefusalReason.EXPIRED)
                .map(Command::header)
                .map(header -> "it was valid until " + Words.time(header.validUntil()));
    }

    private static List<Fact> numbers(Scene scene, OpenOrder open, Refusal refusal) {
        Optional<Side> side = Side.parse(open.side().value());
        Optional<Quote> quote = symbol(open).flatMap(scene::quote).map(LastQuote::quote);
        if (side.isEmpty() || quote.isEmpty()) {
            return List.of();
        }
        Price price = quote.get().opening(side.get());
        if (refusal.reason() == RefusalReason.INSUFFICIENT_BALANCE) {
            return balance(scene, open, price, refusal);
        }
        if (refusal.reason() == RefusalReason.MARGIN_LEVEL_TOO_LOW) {
            return marginLevel(scene, open, price, quote.get());
        }
        return SlippageSteps.of(open, side.get(), price)
                .filter(_ -> refusal.reason() == RefusalReason.SLIPPAGE_EXCEEDED)
                .map(steps -> List.of(steps.failed()))
                .orElse(List.of());
    }

    private static List<Fact> marginLevel(Scene scene, OpenOrder open, Price price, Quote quote) {
        Optional<BigDecimal> stopOut = scene.levels().map(levels -> levels.stopOut().fraction());
        Optional<Valued> valued = Valuation.of(scene);
        if (stopOut.isEmpty() || valued.isEmpty()) {
            return List.of();
        }
        Money margin = OrderTerms.margin(open.quantity(), price, open.leverage());
        return List.of(Sums.openingLevel(valued.get(), margin, stopOut.get(), spread(open, quote)));
    }

    private static BigDecimal spread(OpenOrder open, Quote quote) {
        return quote.ask().value().subtract(quote.bid().value()).multiply(open.quantity().value());
    }

    private static List<Fact> balance(Scene scene, OpenOrder open, Price price, Refusal refusal) {
        Money required = Money.of(refusal.details().getOrDefault("required", "0"));
        List<Fact> facts = new ArrayList<>();
        facts.add(
                Fact.Computed.of(
                        OrderSums.margin(
                                "Needed", open.quantity(), price, open.leverage(), required)));
        Money available = Money.of(refusal.details().getOrDefault("available", "0"));
        Optional<Valued> valued = Valuation.of(scene);
        valued.filter(v -> !v.orders().isEmpty()).ifPresent(facts::add);
        valued.ifPresent(v -> facts.add(Sums.available(v, available)));
        return facts;
    }

    /// The symbol that a command to open named, if it could be one.
    static Optional<Symbol> symbol(OpenOrder open) {
        try {
            return Optional.of(new Symbol(open.symbol().value()));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
