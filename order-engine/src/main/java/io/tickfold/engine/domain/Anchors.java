package io.tickfold.engine.domain;

import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quote;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// Quotes of a symbol that stay while the newest one is near them: one for each step, the widest
/// first. When a quote is more than a step from its anchor, it becomes the anchor of that step and
/// of all narrower ones.
///
/// They say how far a quote has moved without saying since when, so that whoever has them and the
/// accounts knows which accounts the next quote concerns.
///
/// @param moved the first step whose anchor the newest quote has become; their number if it has
///   become none
public record Anchors(List<Quote> quotes, int moved) {

    /// As fractions of the bid, of the ask, and of what [#spreadBase] says.
    static final List<BigDecimal> STEPS =
            List.of(
                    new BigDecimal("0.1"),
                    new BigDecimal("0.03"),
                    new BigDecimal("0.01"),
                    new BigDecimal("0.003"),
                    new BigDecimal("0.001"));

    private static final BigDecimal SPREAD_SHARE = new BigDecimal("0.03");

    public Anchors {
        quotes = List.copyOf(quotes);
    }

    /// At a quote that nothing is known to have come before.
    static Anchors startingAt(Quote quote) {
        return new Anchors(STEPS.stream().map(_ -> quote).toList(), 0);
    }

    /// As a checkpoint states them.
    static Anchors stated(List<Quote> quotes) {
        return new Anchors(quotes, STEPS.size());
    }

    Quote at(int step) {
        return quotes.get(step);
    }

    /// After one more quote.
    Anchors after(Quote quote) {
        int first = 0;
        while (first < STEPS.size() && isNear(quote, quotes.get(first), STEPS.get(first))) {
            first++;
        }
        if (first == STEPS.size()) {
            return moved == first ? this : new Anchors(quotes, first);
        }
        List<Quote> next = new ArrayList<>(quotes.subList(0, first));
        while (next.size() < STEPS.size()) {
            next.add(quote);
        }
        return new Anchors(next, first);
    }

    private static boolean isNear(Quote quote, Quote anchor, BigDecimal step) {
        return isWithin(distance(quote.bid(), anchor.bid()), anchor.bid().value(), step)
                && isWithin(distance(quote.ask(), anchor.ask()), anchor.ask().value(), step)
                && isWithin(spread(quote).subtract(spread(anchor)), spreadBase(anchor), step);
    }

    private static boolean isWithin(BigDecimal distance, BigDecimal base, BigDecimal step) {
        return distance.abs().compareTo(base.multiply(step)) <= 0;
    }

    private static BigDecimal distance(Price one, Price other) {
        return one.value().subtract(other.value());
    }

    private static BigDecimal spread(Quote quote) {
        return distance(quote.ask(), quote.bid());
    }

    /// What steps of the spread are fractions of: the spread and a share of the price, since a
    /// narrow spread may double without meaning much.
    static BigDecimal spreadBase(Quote anchor) {
        return spread(anchor).add(anchor.bid().value().multiply(SPREAD_SHARE));
    }
}
