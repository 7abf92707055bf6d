package io.tickfold.engine.domain;

import static java.math.BigDecimal.ZERO;

import io.tickfold.contract.event.OrderTerms;
import io.tickfold.contract.input.AdjustBalance;
import io.tickfold.contract.input.CommandHeader;
import io.tickfold.contract.input.MarginLevels;
import io.tickfold.contract.input.TradeInput;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.AdjustmentReason;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.value.Percent;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quote;
import io.tickfold.contract.value.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/// Brings accounts to a margin level to the cent: adjusts a balance so that the next quote of the
/// symbol that the account is in has it there.
final class Edges {

    private static final int CENTS = 2;

    private final Dice dice;
    private final Books books;
    private final RandomRules rules;
    private final RandomMarket market;

    Edges(Dice dice, Books books, RandomRules rules, RandomMarket market) {
        this.dice = dice;
        this.books = books;
        this.rules = rules;
        this.market = market;
    }

    /// An adjustment and a tick; nothing unless all orders of the account are in one symbol, and
    /// whole cents suffice, and the balance.
    List<TradeInput> next(CommandHeader header, Instant now) {
        Collection<OrderTerms> orders = books.orders(header.accountId());
        if (rules.current().isEmpty()
                || orders.stream().map(OrderTerms::symbol).distinct().count() != 1) {
            return List.of();
        }
        Listing listing = market.of(orders.iterator().next().symbol().value()).orElseThrow();
        Quote quote = listing.next(market.step(listing));
        BigDecimal missing =
                equityAt(level(header.accountId()), orders)
                        .subtract(equity(header.accountId(), orders, quote))
                        .stripTrailingZeros();
        BigDecimal left = books.balance(header.accountId()).value().add(missing);
        if (missing.signum() == 0 || missing.scale() > CENTS || left.signum() < 0) {
            return List.of();
        }
        return List.of(
                new AdjustBalance(header, new Money(missing), new AdjustmentReason("edge")),
                RandomMarket.tick(listing, quote, now));
    }

    private Percent level(AccountId account) {
        MarginLevels levels = rules.current().orElseThrow().limits().levels();
        return books.inMarginCall(account)
                ? dice.oneOf(levels.callEnd(), levels.stopOut())
                : dice.oneOf(levels.call(), levels.stopOut());
    }

    private static BigDecimal equityAt(Percent level, Collection<OrderTerms> orders) {
        return margin(orders).multiply(level.fraction());
    }

    private static BigDecimal margin(Collection<OrderTerms> orders) {
        return orders.stream().map(o -> o.margin().value()).reduce(ZERO, BigDecimal::add);
    }

    private BigDecimal equity(AccountId account, Collection<OrderTerms> orders, Quote quote) {
        return orders.stream()
                .map(order -> profit(order, quote))
                .reduce(books.balance(account).value().add(margin(orders)), BigDecimal::add);
    }

    private static BigDecimal profit(OrderTerms order, Quote quote) {
        Price close = quote.closing(order.side());
        BigDecimal rise = close.value().subtract(order.openPrice().value());
        return order.quantity().value().multiply(order.side() == Side.BUY ? rise : rise.negate());
    }
}
