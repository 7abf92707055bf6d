package io.tickfold.engine.domain;

import static io.tickfold.contract.event.RefusalReason.BALANCE_TOO_LARGE;
import static io.tickfold.contract.event.RefusalReason.INSUFFICIENT_BALANCE;

import io.tickfold.contract.event.AccountOpened;
import io.tickfold.contract.event.BalanceAdjusted;
import io.tickfold.contract.event.FundsDeposited;
import io.tickfold.contract.event.FundsWithdrawn;
import io.tickfold.contract.input.AdjustBalance;
import io.tickfold.contract.input.Deposit;
import io.tickfold.contract.input.OpenAccount;
import io.tickfold.contract.input.Withdraw;
import io.tickfold.contract.value.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.Map;

/// Money that comes into an account and goes out of it, other than by trading.
record Funds(Market market, Decision decision) {

    private static final int CENTS = 2;
    private static final Money LARGEST_BALANCE = Money.of("1000000000000");

    void open(OpenAccount command) {
        requireKeepable(command.openingBalance());
        decision.add(new AccountOpened(decision.header(command.openingBalance())));
    }

    void deposit(Deposit command) {
        Money balance = balance().plus(command.amount());
        requireKeepable(balance);
        decision.add(new FundsDeposited(decision.header(balance), command.amount()));
    }

    /// Whoever has open orders can withdraw only while all of them have a price.
    void withdraw(Withdraw command) {
        decision.account().orders().exposures().stream()
                .map(Exposure::symbol)
                .sorted(Comparator.naturalOrder())
                .forEach(symbol -> Tradability.in(market, symbol).quote());
        requireAvailable(command.amount(), Margin.available(decision.account(), market));
        Money balance = balance().minus(command.amount());
        decision.add(new FundsWithdrawn(decision.header(balance), command.amount()));
    }

    /// An operator can take what is there, whatever the orders are worth, and no more.
    void adjust(AdjustBalance command) {
        Money amount = command.amount();
        Money balance = balance().plus(amount);
        if (amount.isNegative()) {
            requireAvailable(amount.negate(), balance().value().max(BigDecimal.ZERO));
        } else {
            requireKeepable(balance);
        }
        decision.add(new BalanceAdjusted(decision.header(balance), amount, command.reason()));
    }

    static void requireAvailable(Money required, BigDecimal available) {
        if (required.value().compareTo(available) > 0) {
            Money shown = new Money(available.setScale(CENTS, RoundingMode.FLOOR));
            throw Refused.because(
                    INSUFFICIENT_BALANCE, Map.of("required", required, "available", shown));
        }
    }

    private static void requireKeepable(Money balance) {
        if (balance.compareTo(LARGEST_BALANCE) > 0) {
            throw Refused.because(BALANCE_TOO_LARGE);
        }
    }

    private Money balance() {
        return decision.account().balance();
    }
}
