package io.tickfold.engine.domain.naive;

import static io.tickfold.contract.event.CloseReason.MANUAL;
import static io.tickfold.contract.event.RefusalReason.ACCOUNT_EXISTS;
import static io.tickfold.contract.event.RefusalReason.BALANCE_TOO_LARGE;
import static io.tickfold.contract.event.RefusalReason.INSUFFICIENT_BALANCE;
import static io.tickfold.contract.event.RefusalReason.LEVELS_ON_WRONG_SIDE;
import static io.tickfold.contract.event.RefusalReason.ORDER_NOT_FOUND;
import static io.tickfold.contract.event.RefusalReason.QUANTITY_ABOVE_OPEN;
import static io.tickfold.contract.event.RefusalReason.REMAINDER_TOO_SMALL;
import static java.math.BigDecimal.ZERO;

import io.tickfold.contract.event.AccountOpened;
import io.tickfold.contract.event.BalanceAdjusted;
import io.tickfold.contract.event.CloseAllCompleted;
import io.tickfold.contract.event.FundsDeposited;
import io.tickfold.contract.event.FundsWithdrawn;
import io.tickfold.contract.event.OrderAmended;
import io.tickfold.contract.event.OrderLeftOpen;
import io.tickfold.contract.event.RefusalReason;
import io.tickfold.contract.input.AdjustBalance;
import io.tickfold.contract.input.AmendOrder;
import io.tickfold.contract.input.CloseAllOrders;
import io.tickfold.contract.input.CloseOrder;
import io.tickfold.contract.input.Command;
import io.tickfold.contract.input.Deposit;
import io.tickfold.contract.input.Instrument;
import io.tickfold.contract.input.LevelChange;
import io.tickfold.contract.input.OpenAccount;
import io.tickfold.contract.input.OpenOrder;
import io.tickfold.contract.input.Withdraw;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.value.OrderId;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.ProtectiveLevels;
import io.tickfold.contract.value.Quantity;
import io.tickfold.contract.value.RequestedText;
import io.tickfold.engine.domain.naive.NaiveMarket.LastQuote;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Carries out the commands of one account, each to its last event, or throws [Refused].
record Desk(NaiveMarket market, NaiveAccount account, Journal journal) {

    private static final Money LARGEST_BALANCE = Money.of("1000000000000.00");
    private static final BigDecimal UNSPEAKABLE = new BigDecimal("1000000000000000");
    private static final int CENTS = 2;

    void carryOut(Command command) {
        switch (command) {
            case OpenAccount open -> openAccount(open);
            case Deposit deposit -> deposit(deposit);
            case Withdraw withdraw -> withdraw(withdraw);
            case AdjustBalance adjust -> adjust(adjust);
            case OpenOrder open -> new Opening(market, account, journal, open).run();
            case AmendOrder amend -> amend(amend);
            case CloseOrder close -> close(close);
            case CloseAllOrders close -> closeAll(close);
        }
    }

    private void openAccount(OpenAccount command) {
        if (account.isOpen()) {
            throw new Refused(ACCOUNT_EXISTS);
        }
        add(command.openingBalance());
        journal.write(new AccountOpened(journal.next(account)));
    }

    private void deposit(Deposit command) {
        add(command.amount());
        journal.write(new FundsDeposited(journal.next(account), command.amount()));
    }

    private void withdraw(Withdraw command) {
        account.orders.stream()
                .map(NaiveOrder::symbol)
                .sorted()
                .forEach(symbol -> market.tradableQuote(symbol));
        requireAvailable(command.amount(), account.available(market));
        account.balance = account.balance.subtract(command.amount().value());
        journal.write(new FundsWithdrawn(journal.next(account), command.amount()));
    }

    private void adjust(AdjustBalance command) {
        Money amount = command.amount();
        if (amount.isNegative()) {
            requireExpressible(account.balance.add(amount.value()));
            requireAvailable(amount.negate(), account.balance.max(ZERO));
            account.balance = account.balance.add(amount.value());
        } else {
            add(amount);
        }
        journal.write(new BalanceAdjusted(journal.next(account), amount, command.reason()));
    }

    private void add(Money amount) {
        BigDecimal sum = account.balance.add(amount.value());
        requireExpressible(sum);
        if (sum.compareTo(LARGEST_BALANCE.value()) > 0) {
            throw new Refused(BALANCE_TOO_LARGE);
        }
        account.balance = sum;
    }

    /// Older logic could not say more.
    private void requireExpressible(BigDecimal sum) {
        if (market.rulesVersion() < 3 && sum.abs().compareTo(UNSPEAKABLE) >= 0) {
            throw new IllegalArgumentException("more than money can say");
        }
    }

    private static void requireAvailable(Money required, BigDecimal available) {
        if (required.value().compareTo(available) > 0) {
            throw new Refused(
                    INSUFFICIENT_BALANCE,
                    "required",
                    required,
                    "available",
                    new Money(available.setScale(CENTS, RoundingMode.DOWN)));
        }
    }

    private void amend(AmendOrder command) {
        NaiveOrder order = openOrder(command.orderId());
        Instrument instrument = market.instrumentOf(order.symbol());
        LastQuote last = market.tradableQuote(order.symbol());
        ProtectiveLevels set =
                new ProtectiveLevels(
                        command.takeProfit().flatMap(LevelChange::price),
                        command.stopLoss().flatMap(LevelChange::price));
        Steps.check(instrument, set);
        Price close = last.quote().closing(order.side());
        if (!Levels.areAround(close, order.side(), set)) {
            throw new Refused(LEVELS_ON_WRONG_SIDE, "side", order.side(), "price", close);
        }
        order.levels =
                new ProtectiveLevels(
                        changed(order.levels.takeProfit(), command.takeProfit()),
                        changed(order.levels.stopLoss(), command.stopLoss()));
        journal.write(
                new OrderAmended(
                        journal.next(account),
                        order.id(),
                        order.symbol(),
                        order.levels,
                        last.pricedBy()));
    }

    private static Optional<Price> changed(Optional<Price> level, Optional<LevelChange> change) {
        return change.isPresent() ? change.get().price() : level;
    }

    private void close(CloseOrder command) {
        NaiveOrder order = openOrder(command.orderId());
        Optional<Quantity> part =
                command.quantity().filter(q -> !q.equals(order.terms().quantity()));
        if (part.isPresent()) {
            closePart(order, part.get());
        } else {
            market.tradableQuote(order.symbol());
            closing().close(order, MANUAL);
            closing().settle();
        }
    }

    private void closePart(NaiveOrder order, Quantity part) {
        Instrument instrument = market.instrumentOf(order.symbol());
        market.tradableQuote(order.symbol());
        Quantity open = order.terms().quantity();
        if (part.compareTo(open) > 0) {
            throw new Refused(QUANTITY_ABOVE_OPEN, "open", open);
        }
        Steps.check(instrument, part);
        BigDecimal left = open.value().subtract(part.value());
        if (left.compareTo(instrument.minQuantity().value()) < 0) {
            throw new Refused(REMAINDER_TOO_SMALL, "minimum", instrument.minQuantity());
        }
        closing().closePart(order, part);
    }

    private void closeAll(CloseAllOrders command) {
        command.symbol().ifPresent(this::requireSymbol);
        int closed = 0;
        List<OrderLeftOpen> left = new ArrayList<>();
        for (NaiveOrder order : List.copyOf(account.orders)) {
            if (command.symbol().stream().allMatch(s -> names(s, order))) {
                Optional<RefusalReason> objection = market.objection(order.symbol());
                if (objection.isPresent()) {
                    left.add(new OrderLeftOpen(order.id(), objection.get()));
                } else {
                    closing().close(order, MANUAL);
                    closed++;
                }
            }
        }
        closing().settle();
        journal.write(new CloseAllCompleted(journal.next(account), closed, left));
    }

    /// @throws Refused unless the symbol can be traded, or the account has open orders in it
    private void requireSymbol(RequestedText symbol) {
        if (account.orders.stream().noneMatch(order -> names(symbol, order))) {
            market.instrument(symbol.value());
        }
    }

    private static boolean names(RequestedText symbol, NaiveOrder order) {
        return order.symbol().value().equals(symbol.value());
    }

    private NaiveOrder openOrder(OrderId id) {
        return account.order(id).orElseThrow(() -> new Refused(ORDER_NOT_FOUND));
    }

    private Closing closing() {
        return new Closing(market, account, journal);
    }
}
