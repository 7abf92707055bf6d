package io.tickfold.engine.domain;

import static java.math.BigDecimal.ZERO;

import io.tickfold.contract.input.MarginLevels;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.value.Quote;
import io.tickfold.contract.value.Symbol;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/// How far quotes may move before an account's margin level has to be checked.
///
/// Equity is linear in the quote fields of its terms: the bid of what is net long, the ask of what
/// is net short, the spread of what is hedged. The distance to the next threshold is shared among
/// them in proportion to their notional, so that all may move against the account by the same
/// fraction. Bounds only let the engine skip accounts, and decide nothing; whatever is inexact here
/// is rounded towards the newest quotes.
final class MarginBounds {

    private static final MathContext FRACTION = new MathContext(16, RoundingMode.DOWN);
    private static final int DECIMALS = 12;
    private static final BigDecimal SMALLEST_BASE = new BigDecimal("0.01");

    private final OpenOrders orders;
    private final List<Term> terms;
    private final BigDecimal notional;

    /// A part of equity that moves with one field of a symbol's quotes.
    ///
    /// @param adverseFalling whether the account loses when the field falls
    /// @param quantity by which the field counts
    /// @param present the field's newest value
    /// @param base what a fraction is taken of: the present value, but never 0
    private record Term(
            Symbol symbol,
            QuoteField field,
            boolean adverseFalling,
            BigDecimal quantity,
            BigDecimal present,
            BigDecimal base) {

        static Term of(Symbol symbol, QuoteField field, BigDecimal quantity, Quote quote) {
            BigDecimal present = field.of(quote);
            return new Term(
                    symbol,
                    field,
                    field == QuoteField.BID,
                    quantity,
                    present,
                    present.max(SMALLEST_BASE));
        }

        BigDecimal notional() {
            return quantity.multiply(base);
        }

        Bound.Threshold bound(BigDecimal fraction, boolean adverse) {
            boolean falling = adverseFalling == adverse;
            BigDecimal move = base.multiply(fraction);
            BigDecimal threshold =
                    falling
                            ? present.subtract(move).setScale(DECIMALS, RoundingMode.CEILING)
                            : present.add(move).setScale(DECIMALS, RoundingMode.FLOOR);
            return new Bound.Threshold(symbol, field, falling, threshold);
        }
    }

    private MarginBounds(OpenOrders orders, Market market) {
        this.orders = orders;
        this.terms = terms(orders, market);
        this.notional = terms.stream().map(Term::notional).reduce(ZERO, BigDecimal::add);
    }

    /// The bounds of an account at the market's newest quotes; none before the first rules, since
    /// there are no quotes then.
    static List<Bound> of(Account account, Market market) {
        if (account.orders().isEmpty() || market.rules().isEmpty()) {
            return List.of();
        }
        return new MarginBounds(account.orders(), market)
                .of(account, market.limits().levels(), market);
    }

    private List<Bound> of(Account account, MarginLevels levels, Market market) {
        BigDecimal equity = Margin.equity(account, market);
        Money margin = orders.margin();
        if (!account.inMarginCall()) {
            BigDecimal distance = equity.subtract(Margin.equityAt(levels.call(), margin));
            return distance.signum() <= 0 ? anyQuote() : within(distance);
        }
        BigDecimal below = equity.subtract(Margin.equityAt(levels.stopOut(), margin));
        BigDecimal above = Margin.equityAt(levels.callEnd(), margin).subtract(equity);
        return below.signum() <= 0 || above.signum() <= 0 ? anyQuote() : within(below, above);
    }

    private List<Bound> anyQuote() {
        return orders.exposures().stream()
                .<Bound>map(exposure -> new Bound.AnyQuote(exposure.symbol()))
                .toList();
    }

    private List<Bound> within(BigDecimal loss) {
        List<Bound> bounds = new ArrayList<>();
        addBounds(loss, true, bounds);
        return bounds;
    }

    private List<Bound> within(BigDecimal loss, BigDecimal gain) {
        List<Bound> bounds = new ArrayList<>();
        addBounds(loss, true, bounds);
        addBounds(gain, false, bounds);
        return bounds;
    }

    /// A threshold at or below 0 is never reached by falling.
    private void addBounds(BigDecimal distance, boolean adverse, List<Bound> bounds) {
        if (terms.isEmpty()) {
            return;
        }
        BigDecimal fraction = distance.divide(notional, FRACTION);
        for (Term term : terms) {
            Bound.Threshold bound = term.bound(fraction, adverse);
            if (!bound.falling() || bound.value().signum() >= 0) {
                bounds.add(bound);
            }
        }
    }

    private static List<Term> terms(OpenOrders orders, Market market) {
        List<Term> terms = new ArrayList<>();
        for (Exposure held : orders.exposures()) {
            market.lastQuote(held.symbol()).ifPresent(quote -> addTerms(held, quote, terms));
        }
        return terms;
    }

    private static void addTerms(Exposure held, Quote quote, List<Term> terms) {
        BigDecimal net = held.bought().subtract(held.sold());
        BigDecimal hedged = held.bought().min(held.sold());
        if (net.signum() != 0) {
            QuoteField field = net.signum() > 0 ? QuoteField.BID : QuoteField.ASK;
            terms.add(Term.of(held.symbol(), field, net.abs(), quote));
        }
        if (hedged.signum() > 0) {
            terms.add(Term.of(held.symbol(), QuoteField.SPREAD, hedged, quote));
        }
    }
}
