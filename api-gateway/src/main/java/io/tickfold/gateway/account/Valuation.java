package io.tickfold.gateway.account;

import static java.math.BigDecimal.ZERO;

import io.tickfold.contract.value.Quote;
import io.tickfold.gateway.market.Quotes;
import io.tickfold.readmodel.query.Held;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// Sums of what is open, unrounded.
public final class Valuation {

    private Valuation() {}

    public static BigDecimal margin(List<? extends Held> open) {
        return open.stream().map(Held::margin).reduce(ZERO, BigDecimal::add);
    }

    /// What closing all of it at the last quotes would gain or lose, whatever their age; empty
    /// while one of them is not known.
    public static Optional<BigDecimal> profit(List<? extends Held> open, Quotes quotes) {
        BigDecimal sum = ZERO;
        for (Held held : open) {
            Optional<Quote> quote = quotes.last(held.symbol()).filter(held::canBeValuedAt);
            if (quote.isEmpty()) {
                return Optional.empty();
            }
            sum = sum.add(held.exactProfit(quote.get()));
        }
        return Optional.of(sum);
    }
}
