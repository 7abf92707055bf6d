package io.tickfold.engine.domain;

import static java.math.BigDecimal.ZERO;

import io.tickfold.contract.value.Leverage;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.value.Percent;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quantity;
import io.tickfold.contract.value.Quote;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// What open orders tie up, and what an account is worth beside it.
final class Margin {

    private static final int CENTS = 2;

    private Margin() {}

    /// Quantity × price ÷ leverage, rounded up to the cent.
    static Money required(Quantity quantity, Price price, Leverage leverage) {
        BigDecimal notional = quantity.value().multiply(price.value());
        BigDecimal divisor = BigDecimal.valueOf(leverage.value());
        return new Money(notional.divide(divisor, CENTS, RoundingMode.CEILING));
    }

    /// The margin of all open orders of the account.
    static Money used(Account account) {
        Money used = Money.ZERO;
        for (Position position : account.orders()) {
            used = used.plus(position.terms().margin());
        }
        return used;
    }

    /// The unrounded profit of all open orders at the market's last quotes, however old.
    static BigDecimal unrealisedProfit(Account account, Market market) {
        BigDecimal profit = ZERO;
        for (Position position : account.orders()) {
            profit = profit.add(position.profitAt(lastQuote(market, position)));
        }
        return profit;
    }

    /// What can be used to open an order: max(0, min(balance, balance + unrealised profit)).
    static BigDecimal available(Account account, Market market) {
        BigDecimal losses = unrealisedProfit(account, market).min(ZERO);
        return account.balance().value().add(losses).max(ZERO);
    }

    /// Balance + margin of all open orders + unrealised profit.
    static BigDecimal equity(Account account, Market market) {
        return account.balance().plus(used(account)).value().add(unrealisedProfit(account, market));
    }

    /// Whether equity ÷ margin is above the level; compared without dividing.
    static boolean isLevelAbove(Percent level, BigDecimal equity, Money margin) {
        return equity.compareTo(margin.value().multiply(level.fraction())) > 0;
    }

    private static Quote lastQuote(Market market, Position position) {
        return market.quote(position.symbol())
                .orElseThrow(() -> new IllegalStateException("open order without a quote"))
                .quote();
    }
}
