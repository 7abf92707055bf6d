package io.tickfold.readmodel;

import io.tickfold.contract.event.AccountOpened;
import io.tickfold.contract.event.Cause;
import io.tickfold.contract.event.CloseReason;
import io.tickfold.contract.event.CommandRefused;
import io.tickfold.contract.event.EventHeader;
import io.tickfold.contract.event.FundsDeposited;
import io.tickfold.contract.event.OrderAmended;
import io.tickfold.contract.event.OrderClosed;
import io.tickfold.contract.event.OrderOpened;
import io.tickfold.contract.event.OrderReduced;
import io.tickfold.contract.event.OrderTerms;
import io.tickfold.contract.event.PricedBy;
import io.tickfold.contract.event.Refusal;
import io.tickfold.contract.event.RefusalReason;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.ClientOrderId;
import io.tickfold.contract.value.CommandId;
import io.tickfold.contract.value.Leverage;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.value.OrderId;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.ProtectiveLevels;
import io.tickfold.contract.value.Quantity;
import io.tickfold.contract.value.Quote;
import io.tickfold.contract.value.Side;
import io.tickfold.contract.value.Symbol;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/// A history of events that could have happened; the same seed makes the same one.
public final class RandomEvents {

    private static final Instant BEGINNING = Instant.parse("2026-01-02T03:04:05.006Z");
    private static final PricedBy PRICED =
            new PricedBy(new Quote(Price.of("42350.75"), Price.of("42351")), 3, 41);

    private final Random random;
    private final int accounts;
    private final Map<AccountId, Long> sequences = new HashMap<>();
    private final Map<AccountId, List<OrderOpened>> open = new HashMap<>();
    private long inputs;

    public RandomEvents(long seed, int accounts) {
        this.random = new Random(seed);
        this.accounts = accounts;
    }

    public TradeEvent next() {
        AccountId account = new AccountId("account" + random.nextInt(accounts));
        inputs++;
        if (!sequences.containsKey(account)) {
            return random.nextInt(4) == 0 ? refusedForNobody(account) : opened(account);
        }
        List<OrderOpened> orders = open.computeIfAbsent(account, _ -> new ArrayList<>());
        int kind = random.nextInt(10);
        if (orders.isEmpty() || kind < 4) {
            return kind == 0 ? deposited(account) : open(account, orders);
        }
        int at = random.nextInt(orders.size());
        return switch (kind) {
            case 4 -> amended(account, orders, at);
            case 5 -> reduced(account, orders, at);
            case 6 -> refused(account);
            default -> closed(account, orders.remove(at));
        };
    }

    private EventHeader header(AccountId account) {
        return header(account, sequences.merge(account, 1L, Long::sum));
    }

    private EventHeader header(AccountId account, long sequence) {
        Optional<CommandId> command =
                random.nextInt(5) == 0
                        ? Optional.empty()
                        : Optional.of(new CommandId("command-" + inputs));
        return new EventHeader(
                account,
                sequence,
                BEGINNING.plusMillis(inputs),
                1,
                new Cause(command, Optional.empty(), inputs),
                money(1_000_000));
    }

    private Money money(int bound) {
        return new Money(BigDecimal.valueOf(random.nextInt(2 * bound) - bound, 2));
    }

    private Price price() {
        return new Price(BigDecimal.valueOf(1 + random.nextInt(10_000_000), 2));
    }

    private CommandRefused refusedForNobody(AccountId account) {
        return new CommandRefused(
                header(account, 0), Refusal.of(RefusalReason.UNKNOWN_ACCOUNT), Optional.empty());
    }

    private CommandRefused refused(AccountId account) {
        return new CommandRefused(
                header(account), Refusal.of(RefusalReason.ORDER_NOT_FOUND), Optional.empty());
    }

    private AccountOpened opened(AccountId account) {
        return new AccountOpened(header(account));
    }

    private FundsDeposited deposited(AccountId account) {
        return new FundsDeposited(header(account), Money.of("12.34"));
    }

    private OrderOpened open(AccountId account, List<OrderOpened> orders) {
        EventHeader header = header(account);
        OrderTerms terms =
                new OrderTerms(
                        OrderId.of(account, new CommandId("o-" + inputs)),
                        new Symbol(random.nextBoolean() ? "BTCUSDT" : "ETHUSDT"),
                        random.nextBoolean() ? Side.BUY : Side.SELL,
                        new Quantity(BigDecimal.valueOf(2 + random.nextInt(1_000_000), 4)),
                        new Leverage(1 + random.nextInt(100)),
                        price(),
                        Money.of("430.00"));
        Optional<ClientOrderId> name =
                random.nextBoolean()
                        ? Optional.empty()
                        : Optional.of(new ClientOrderId("mine " + inputs));
        OrderOpened event = new OrderOpened(header, terms, levels(), name, PRICED);
        orders.add(event);
        return event;
    }

    private ProtectiveLevels levels() {
        return new ProtectiveLevels(
                random.nextBoolean() ? Optional.empty() : Optional.of(price()),
                random.nextBoolean() ? Optional.empty() : Optional.of(price()));
    }

    private OrderAmended amended(AccountId account, List<OrderOpened> orders, int at) {
        OrderTerms terms = orders.get(at).order();
        return new OrderAmended(header(account), terms.orderId(), terms.symbol(), levels(), PRICED);
    }

    private TradeEvent reduced(AccountId account, List<OrderOpened> orders, int at) {
        OrderOpened order = orders.get(at);
        Quantity part = Quantity.of("0.0001");
        if (order.order().quantity().compareTo(part) <= 0) {
            return closed(account, orders.remove(at));
        }
        OrderTerms left =
                order.order().reducedTo(order.order().quantity().minus(part), Money.of("1.23"));
        orders.set(
                at,
                new OrderOpened(
                        order.header(), left, order.levels(), order.clientOrderId(), PRICED));
        return new OrderReduced(
                header(account), left, part, Money.of("0.10"), price(), money(1_000), PRICED);
    }

    private OrderClosed closed(AccountId account, OrderOpened order) {
        return new OrderClosed(
                header(account),
                order.order(),
                price(),
                money(100_000),
                random.nextBoolean() ? CloseReason.MANUAL : CloseReason.STOP_OUT,
                PRICED);
    }
}
