package io.tickfold.readmodel.query;

import io.tickfold.contract.event.ClosedParts;
import io.tickfold.contract.event.OrderTerms;
import io.tickfold.contract.input.PriceBound;
import io.tickfold.contract.value.ClientOrderId;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.ProtectiveLevels;
import io.tickfold.contract.value.Quote;
import io.tickfold.contract.value.Symbol;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/// An order that is open, and what closing it would book.
///
/// @param terms quantity and margin are those of what is left of it
/// @param parts what was closed of it before
public record HeldOrder(
        OrderTerms terms,
        ProtectiveLevels levels,
        Optional<ClientOrderId> clientOrderId,
        Instant openedAt,
        ClosedParts parts)
        implements Held {

    @Override
    public Symbol symbol() {
        return terms.symbol();
    }

    @Override
    public BigDecimal margin() {
        return terms.margin().value();
    }

    HeldOrder with(ClosedParts closed) {
        return new HeldOrder(terms, levels, clientOrderId, openedAt, closed);
    }

    /// The price that it would close at.
    public Price closingPrice(Quote quote) {
        return quote.closing(terms.side());
    }

    @Override
    public boolean canBeValuedAt(Quote quote) {
        return PriceBound.holds(quote.ask(), terms.quantity());
    }

    /// What closing it would book as profit.
    public Money profit(Quote quote) {
        return parts.booking(exactProfit(quote));
    }

    @Override
    public BigDecimal exactProfit(Quote quote) {
        return terms.profit(closingPrice(quote), terms.quantity());
    }
}
