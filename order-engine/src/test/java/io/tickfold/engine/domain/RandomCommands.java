package io.tickfold.engine.domain;

import io.tickfold.contract.event.OrderTerms;
import io.tickfold.contract.input.AdjustBalance;
import io.tickfold.contract.input.AmendOrder;
import io.tickfold.contract.input.CloseAllOrders;
import io.tickfold.contract.input.CloseOrder;
import io.tickfold.contract.input.Command;
import io.tickfold.contract.input.CommandHeader;
import io.tickfold.contract.input.Deposit;
import io.tickfold.contract.input.Instrument;
import io.tickfold.contract.input.LevelChange;
import io.tickfold.contract.input.OpenAccount;
import io.tickfold.contract.input.OpenOrder;
import io.tickfold.contract.input.Withdraw;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.AdjustmentReason;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.value.OrderId;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quantity;
import io.tickfold.contract.value.RequestedText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/// What accounts ask for: most of it possible, some of it at the edge, some of it not.
final class RandomCommands {

    private static final Money POOR = Money.of("100.00");
    private static final BigDecimal LARGEST_BALANCE = new BigDecimal("1000000000000.00");

    private static final String LARGEST_MONEY = "999999999999999.99";

    private final Dice dice;
    private final Books books;
    private final RandomRules rules;
    private final RandomMarket market;
    private final RandomOrders orders;

    RandomCommands(Dice dice, Books books, RandomRules rules, RandomMarket market) {
        this.dice = dice;
        this.books = books;
        this.rules = rules;
        this.market = market;
        this.orders = new RandomOrders(dice, books, rules, market);
    }

    /// What the account of the header asks for next.
    Command next(CommandHeader header) {
        AccountId account = header.accountId();
        if (books.balance(account).compareTo(POOR) < 0 && dice.permille(200)) {
            return new Deposit(header, Money.of(dice.oneOf("100", "1000", "1000", "20000")));
        }
        if (books.order(account, dice).isEmpty() && dice.permille(800)) {
            return orders.open(header);
        }
        return switch (dice.weighted(560, 90, 110, 150, 15, 50, 60, 40, 10)) {
            case 0 -> orders.open(header);
            case 1 -> new CloseOrder(header, order(account), Optional.empty());
            case 2 -> closePart(header);
            case 3 -> amend(header);
            case 4 -> closeAll(header);
            case 5 -> deposit(header);
            case 6 -> new Withdraw(header, someOf(books.balance(account)));
            case 7 -> adjust(header);
            default -> openAccount(header);
        };
    }

    /// An order that follows another one.
    Command follow(OpenOrder leader, CommandHeader header) {
        return orders.like(leader, header);
    }

    Command openAccount(CommandHeader header) {
        return new OpenAccount(
                header,
                Money.of(
                        dice.oneOf(
                                "0", "200", "1000", "1000", "10000", "10000", "1000000000000.01")));
    }

    private Deposit deposit(CommandHeader header) {
        BigDecimal room = LARGEST_BALANCE.subtract(books.balance(header.accountId()).value());
        if (dice.permille(10) && room.signum() > 0) {
            return new Deposit(header, new Money(room));
        }
        return new Deposit(
                header,
                Money.of(dice.oneOf("0.01", "50", "500", "500", "1000000000000", LARGEST_MONEY)));
    }

    private AdjustBalance adjust(CommandHeader header) {
        Money amount =
                dice.permille(50)
                        ? Money.of(LARGEST_MONEY)
                        : someOf(books.balance(header.accountId()));
        return new AdjustBalance(
                header,
                dice.permille(700) ? amount.negate() : amount,
                new AdjustmentReason("because"));
    }

    /// Most of the time less than all of it, sometimes all, sometimes more.
    private Money someOf(Money balance) {
        BigDecimal share = dice.permille(100) ? BigDecimal.ONE : dice.share(1, 11_000);
        BigDecimal some = balance.value().multiply(share).setScale(2, RoundingMode.DOWN);
        return some.signum() > 0 ? new Money(some) : Money.of("0.01");
    }

    private CloseOrder closePart(CommandHeader header) {
        return books.order(header.accountId(), dice)
                .map(order -> new CloseOrder(header, order.orderId(), Optional.of(part(order))))
                .orElseGet(() -> new CloseOrder(header, books.anyOrder(dice), Optional.empty()));
    }

    private Quantity part(OrderTerms order) {
        BigDecimal open = order.quantity().value();
        BigDecimal step = instrument(order).quantityStep().value();
        BigDecimal part =
                switch (dice.weighted(50, 30, 8, 6, 6)) {
                    case 0 -> step;
                    case 1 -> stepped(open.multiply(dice.share(1, 9_999)), step);
                    case 2 -> open;
                    case 3 -> open.add(step);
                    default -> step.movePointLeft(1);
                };
        return new Quantity(part);
    }

    private Instrument instrument(OrderTerms order) {
        return rules.of(listing(order).instrument());
    }

    private Listing listing(OrderTerms order) {
        return market.of(order.symbol().value()).orElseThrow();
    }

    static BigDecimal stepped(BigDecimal value, BigDecimal step) {
        return value.divide(step, 0, RoundingMode.DOWN).max(BigDecimal.ONE).multiply(step);
    }

    private AmendOrder amend(CommandHeader header) {
        return books.order(header.accountId(), dice)
                .map(order ->
                        new AmendOrder(
                                header, order.orderId(), change(order, true), change(order, false)))
                .orElseGet(() ->
                        new AmendOrder(
                                header, books.anyOrder(dice), Optional.empty(), Optional.empty()));
    }

    private Optional<LevelChange> change(OrderTerms order, boolean takeProfit) {
        return switch (dice.weighted(2, 1, 6)) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(LevelChange.removal());
            default -> {
                Price level = orders.level(listing(order), order.side(), takeProfit);
                yield Optional.of(LevelChange.to(level));
            }
        };
    }

    private CloseAllOrders closeAll(CommandHeader header) {
        String symbol = dice.permille(100) ? "XYZ" : market.listing().symbol().value();
        return new CloseAllOrders(
                header, dice.toss() ? Optional.empty() : Optional.of(new RequestedText(symbol)));
    }

    /// One of the account's, or rarely one that was closed or is another account's.
    private OrderId order(AccountId account) {
        return books.order(account, dice)
                .filter(_ -> !dice.permille(50))
                .map(OrderTerms::orderId)
                .orElseGet(() -> books.anyOrder(dice));
    }
}
