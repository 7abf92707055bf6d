package io.tickfold.engine.domain;

import static io.tickfold.engine.domain.Inputs.BTC;
import static io.tickfold.engine.domain.Inputs.ETH;
import static io.tickfold.engine.domain.Inputs.START;

import io.tickfold.contract.input.Clock;
import io.tickfold.contract.input.CloseOrder;
import io.tickfold.contract.input.Command;
import io.tickfold.contract.input.CommandHeader;
import io.tickfold.contract.input.OpenOrder;
import io.tickfold.contract.input.PriceTick;
import io.tickfold.contract.input.TradeInput;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.CommandId;
import io.tickfold.contract.value.FeedPosition;
import io.tickfold.contract.value.OrderId;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quote;
import io.tickfold.contract.value.Symbol;
import io.tickfold.engine.domain.Inputs.Order;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// A made-up log: a few accounts that open and close orders, right and wrong, while prices move.
final class RandomHistory {

    /// An input and where it stands.
    record Entry(TradeInput input, LogPosition position) {}

    private static final int ACCOUNTS = 5;

    private final RandomGenerator random;
    private final List<Entry> entries = new ArrayList<>();
    private final List<OrderId> orders = new ArrayList<>();
    private Instant now = START;
    private long cents = 4_300_000;

    RandomHistory(RandomGenerator random) {
        this.random = random;
    }

    List<Entry> of(int inputs) {
        add(Inputs.rules());
        while (entries.size() < inputs) {
            now = now.plusMillis(random.nextInt(200));
            add(next());
        }
        return entries;
    }

    private TradeInput next() {
        return switch (random.nextInt(10)) {
            case 0 -> Inputs.openAccount(account(), money());
            case 1, 2, 3 -> open();
            case 4, 5 -> close();
            case 6 -> new Clock(now);
            default -> tick();
        };
    }

    private void add(TradeInput input) {
        Optional<AccountId> key =
                input instanceof Command command
                        ? Optional.of(command.header().accountId())
                        : Optional.empty();
        entries.add(new Entry(input, new LogPosition(entries.size(), now, key)));
    }

    private TradeInput open() {
        String id = "c" + entries.size();
        Order order =
                Inputs.order()
                        .of(account())
                        .in(random.nextInt(20) == 0 ? "XYZ" : symbol().value())
                        .side(random.nextBoolean() ? "buy" : "sell")
                        .quantity(BigDecimal.valueOf(1 + random.nextInt(3_000), 3).toString())
                        .leverage(1 + random.nextInt(102));
        orders.add(OrderId.of(order.account(), new CommandId(id)));
        var command = order.as(id);
        return new OpenOrder(
                header(command.header().accountId(), id),
                command.symbol(),
                command.side(),
                command.quantity(),
                command.leverage(),
                command.levels(),
                command.slippage(),
                command.clientOrderId());
    }

    private CommandHeader header(AccountId account, String id) {
        return new CommandHeader(
                new CommandId(id), account, now.plusSeconds(random.nextInt(50) == 0 ? -1 : 30));
    }

    private TradeInput close() {
        OrderId order =
                orders.isEmpty()
                        ? new OrderId("ord_0123456789abcdef")
                        : orders.get(random.nextInt(orders.size()));
        return new CloseOrder(header(account(), "x" + entries.size()), order);
    }

    private TradeInput tick() {
        cents = Math.max(100_000, cents + random.nextInt(-200_000, 200_001));
        Quote quote =
                new Quote(
                        new Price(BigDecimal.valueOf(cents, 2)),
                        new Price(BigDecimal.valueOf(cents + random.nextInt(50_000), 2)));
        return new PriceTick(
                symbol(), quote, quote.bid(), new FeedPosition(1, entries.size()), now);
    }

    private Symbol symbol() {
        return random.nextBoolean() ? BTC : ETH;
    }

    private AccountId account() {
        return new AccountId("account-" + random.nextInt(ACCOUNTS));
    }

    private String money() {
        return BigDecimal.valueOf(random.nextInt(100_000_000), 2).toString();
    }
}
