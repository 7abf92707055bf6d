package io.tickfold.engine.domain;

import static java.math.BigDecimal.ZERO;

import io.tickfold.contract.value.Leverage;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.value.Percent;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// The sums behind every margin rule: margin, available balance, equity.
final class Margin {

    private static final int CENTS = 2;

    private Margin() {}

    /// Quantity × price ÷ leverage, rounded up to the cent.
    static Money required(Quantity quantity, Price price, Leverage leverage) {
        BigDecimal notional = quantity.value().multiply(price.value());
        BigDecimal divisor = BigDecimal.valueOf(leverage.value());
        return new Money(notional.divide(divisor, CENTS, RoundingMode.CEILING));
    }

    /// What can be used to open an order or be withdrawn: max(0, min(balance, balance + unrealised
    /// profit)).
    static BigDecimal available(Account account, Market market) {
        BigDecimal losses = account.orders().unrealisedProfit(market).min(ZERO);
        return account.balance().value().add(losses).max(ZERO);
    }

    /// Balance + margin of all open orders + unrealised profit.
    static BigDecimal equity(Account account, Market market) {
        OpenOrders orders = account.orders();
        return account.balance()
                .value()
                .add(orders.margin().value())
                .add(orders.unrealisedProfit(market));
    }

    /// The equity at which the margin level is the given one.
    static BigDecimal equityAt(Percent level, Money margin) {
        return margin.value().multiply(level.fraction());
    }
}
