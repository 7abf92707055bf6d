package io.tickfold.engine.domain;

import static java.math.BigDecimal.ZERO;

import io.tickfold.contract.value.Money;
import io.tickfold.contract.value.Percent;
import java.math.BigDecimal;

/// The sums behind every margin rule: available balance, equity.
final class Margin {

    private Margin() {}

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
