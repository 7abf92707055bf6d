package io.tickfold.engine.domain;

import static io.tickfold.contract.event.RefusalReason.ACCOUNT_EXISTS;
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
import io.tickfold.contract.value.Decimals;
import io.tickfold.contract.value.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.Map;

/// Decides the commands that move money: opening an account, deposit, withdrawal, adjustment.
record Funds(Market market, Decision decision) {

    private static final int CENTS = 2;
    private static final BigDecimal LARGEST_BALANCE = new BigDecimal("1000000000000");

    void openAccount(OpenAccount command) {
        if (decision.account().isOpen()) {
            throw Refused.because(ACCOUNT_EXISTS);
        }
        requireKeepable(command.openingBalance().value());
        decision.add(new AccountOpened(decision.header(command.openingBalance())));
    }

    void deposit(Deposit command) {
        decision.add(
                new FundsDeposited(decision.header(increased(command.amount())), command.amount()));
    }

    /// An account with open orders can withdraw only while all of their symbols can be traded.
    void withdraw(Withdraw command) {
        decision.account().orders().exposures().stream()
                .map(Exposure::symbol)
                .sorted(Comparator.naturalOrder())
                .forEach(symbol -> Tradability.in(market, symbol).quote());
        requireAvailable(command.amount(), Margin.available(decision.account(), market));
        Money balance = balance().minus(command.amount());
        decision.add(new FundsWithdrawn(decision.header(balance), command.amount()));
    }

    void adjust(AdjustBalance command) {
        Money amount = command.amount();
        Money balance = amount.isNegative() ? decreased(amount.negate()) : increased(amount);
        decision.add(new BalanceAdjusted(decision.header(balance), amount, command.reason()));
    }

    private Money increased(Money amount) {
        BigDecimal sum = balance().value().add(amount.value());
        requireExpressible(sum);
        requireKeepable(sum);
        return new Money(sum);
    }

    /// An operator can take the balance and no more, whatever the orders are worth.
    private Money decreased(Money amount) {
        requireExpressible(balance().value().subtract(amount.value()));
        requireAvailable(amount, balance().value().max(BigDecimal.ZERO));
        return balance().minus(amount);
    }

    /// Older logic failed at a sum that is more than money can say, before it could refuse it.
    private void requireExpressible(BigDecimal sum) {
        if (!decision.logic().refusesSumsOfAnySize() && !Decimals.isBounded(sum)) {
            throw new IllegalArgumentException("number out of bounds");
        }
    }

    /// @throws Refused if more is required than available, which is shown rounded down to the cent
    static void requireAvailable(Money required, BigDecimal available) {
        if (required.value().compareTo(available) > 0) {
            Money shown = new Money(available.setScale(CENTS, RoundingMode.FLOOR));
            throw Refused.because(
                    INSUFFICIENT_BALANCE, Map.of("required", required, "available", shown));
        }
    }

    private static void requireKeepable(BigDecimal balance) {
        if (balance.compareTo(LARGEST_BALANCE) > 0) {
            throw Refused.because(BALANCE_TOO_LARGE);
        }
    }

    private Money balance() {
        return decision.account().balance();
    }
}
