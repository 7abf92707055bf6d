package io.tickfold.audit;

import static io.tickfold.engine.domain.Inputs.BTC;
import static io.tickfold.engine.domain.Inputs.ETH;

import io.tickfold.contract.input.AmendOrder;
import io.tickfold.contract.input.CloseAllOrders;
import io.tickfold.contract.input.CloseOrder;
import io.tickfold.contract.input.Command;
import io.tickfold.contract.input.CommandHeader;
import io.tickfold.contract.input.Deposit;
import io.tickfold.contract.input.LevelChange;
import io.tickfold.contract.input.OpenAccount;
import io.tickfold.contract.input.OpenOrder;
import io.tickfold.contract.input.Withdraw;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.value.OrderId;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quantity;
import io.tickfold.contract.value.Symbol;
import io.tickfold.engine.domain.Account;
import io.tickfold.engine.domain.Inputs;
import io.tickfold.engine.domain.Position;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// A few accounts that trade at random while prices move a lot.
public final class RandomTrading {

    private static final List<AccountId> ACCOUNTS =
            IntStream.range(0, 12).mapToObj(i -> new AccountId("acc-" + i)).toList();

    private final TradingLog log;
    private final RandomGenerator random;
    private final long[] cents = {4_300_000, 200_000};

    public RandomTrading(TradingLog log, RandomGenerator random) {
        this.log = log;
        this.random = random;
    }

    public AccountId anyAccount() {
        return ACCOUNTS.get(random.nextInt(ACCOUNTS.size()));
    }

    /// The next thing that happens, at the log's present time.
    public void step() {
        if (random.nextInt(3) == 0) {
            tick(random.nextInt(2));
        } else {
            log.command(command(anyAccount()));
        }
    }

    /// How much time passes until the next thing happens; often none.
    public Duration pause() {
        return random.nextBoolean() ? Duration.ZERO : Duration.ofMillis(random.nextLong(1, 900));
    }

    private void tick(int index) {
        cents[index] =
                Math.clamp(cents[index] * random.nextLong(970, 1_031) / 1_000, 10_000, 10_000_000);
        log.tick(
                symbol(index),
                price(cents[index]).toString(),
                price(cents[index] + 100).toString());
    }

    private static Symbol symbol(int index) {
        return index == 0 ? BTC : ETH;
    }

    private static Price price(long cents) {
        return Price.of(String.format(Locale.ROOT, "%d.%02d", cents / 100, cents % 100));
    }

    private Command command(AccountId id) {
        CommandHeader header = log.header(id);
        Optional<Account> account = log.account(id);
        if (account.isEmpty()) {
            return new OpenAccount(header, Money.of("5000"));
        }
        List<OrderId> orders = new ArrayList<>();
        account.get().orders().forEach(position -> orders.add(position.id()));
        if (orders.isEmpty()) {
            return random.nextInt(3) == 0 ? new Deposit(header, Money.of("250.5")) : open(header);
        }
        OrderId order = orders.get(random.nextInt(orders.size()));
        return switch (random.nextInt(8)) {
            case 0 -> new CloseOrder(header, order, Optional.empty());
            case 1 -> new CloseOrder(header, order, half(account.get().order(order)));
            case 2 -> new CloseAllOrders(header, Optional.empty());
            case 3 -> new Withdraw(header, Money.of("100"));
            case 4 -> new AmendOrder(header, order, Optional.empty(), level());
            default -> open(header);
        };
    }

    private static Optional<Quantity> half(Optional<Position> position) {
        return position.map(
                        each -> each.terms().quantity().value().movePointRight(3).longValue() / 2)
                .filter(thousandths -> thousandths > 0)
                .map(thousandths ->
                        Quantity.of(
                                String.format(
                                        Locale.ROOT,
                                        "%d.%03d",
                                        thousandths / 1_000,
                                        thousandths % 1_000)));
    }

    private Optional<LevelChange> level() {
        return Optional.of(LevelChange.to(price(cents[random.nextInt(2)] * 98 / 100)));
    }

    private OpenOrder open(CommandHeader header) {
        return Inputs.order()
                .in(symbol(random.nextInt(2)).value())
                .side(random.nextBoolean() ? "buy" : "sell")
                .quantity("0." + random.nextInt(1, 9))
                .leverage(random.nextInt(10, 100))
                .with(header);
    }
}
