package io.tickfold.engine.domain;

import io.tickfold.contract.event.AccountOpened;
import io.tickfold.contract.event.BalanceAdjusted;
import io.tickfold.contract.event.CloseAllCompleted;
import io.tickfold.contract.event.CommandRefused;
import io.tickfold.contract.event.CommandRepeated;
import io.tickfold.contract.event.FundsDeposited;
import io.tickfold.contract.event.FundsWithdrawn;
import io.tickfold.contract.event.MarginCallEnded;
import io.tickfold.contract.event.MarginCalled;
import io.tickfold.contract.event.NegativeBalanceCleared;
import io.tickfold.contract.event.OrderAmended;
import io.tickfold.contract.event.OrderClosed;
import io.tickfold.contract.event.OrderOpened;
import io.tickfold.contract.event.OrderReduced;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.Money;
import io.tickfold.engine.domain.FoldedHistory.Step;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What must hold of accounts.
final class AccountChecks {

    private AccountChecks() {}

    static Optional<String> moneyIsConserved(FoldedHistory folded) {
        BigDecimal in = BigDecimal.ZERO;
        for (TradeEvent event : folded.events()) {
            in = in.add(gain(event).value());
        }
        BigDecimal held = BigDecimal.ZERO;
        for (Account account : folded.fold().accounts()) {
            held = held.add(account.balance().value());
            for (Position position : account.orders()) {
                held = held.add(position.terms().margin().value());
            }
        }
        return held.compareTo(in) == 0
                ? Optional.empty()
                : Optional.of(String.format(Locale.ROOT, "%s came in, %s is held", in, held));
    }

    private static Money gain(TradeEvent event) {
        return switch (event) {
            case AccountOpened opened -> opened.header().balance();
            case FundsDeposited deposited -> deposited.amount();
            case FundsWithdrawn withdrawn -> withdrawn.amount().negate();
            case BalanceAdjusted adjusted -> adjusted.amount();
            case OrderReduced reduced -> reduced.profit();
            case OrderClosed closed -> closed.profit();
            case NegativeBalanceCleared cleared -> cleared.amount();
            case OrderOpened _,
                    OrderAmended _,
                    CloseAllCompleted _,
                    MarginCalled _,
                    MarginCallEnded _,
                    CommandRefused _,
                    CommandRepeated _ ->
                    Money.ZERO;
        };
    }

    static Optional<String> eventsMakeAccounts(FoldedHistory folded) {
        Map<AccountId, Account> made = new TreeMap<>();
        folded.events().forEach(event -> evolve(made, event));
        Map<AccountId, Account> kept = new TreeMap<>();
        folded.fold().accounts().forEach(account -> kept.put(account.id(), account));
        return made.equals(kept)
                ? Optional.empty()
                : Optional.of(
                        String.format(
                                Locale.ROOT, "by the events %s%nkept          %s", made, kept));
    }

    /// Looks at accounts after each input, not within what it leads to.
    static Optional<String> nobodyOwes(FoldedHistory folded) {
        Map<AccountId, Account> accounts = new TreeMap<>();
        for (Step step : folded.steps()) {
            step.events().forEach(event -> evolve(accounts, event));
            for (TradeEvent event : step.events()) {
                Account account = accounts.get(event.header().accountId());
                if (account != null
                        && account.orders().isEmpty()
                        && account.balance().isNegative()) {
                    return Optional.of(
                            String.format(Locale.ROOT, "%s after %s", account, step.entry()));
                }
            }
        }
        return Optional.empty();
    }

    private static void evolve(Map<AccountId, Account> accounts, TradeEvent event) {
        if (event.header().sequence() > 0) {
            accounts.compute(
                    event.header().accountId(),
                    (id, before) -> (before == null ? Account.unopened(id) : before).evolve(event));
        }
    }
}
