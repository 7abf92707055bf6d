package io.tickfold.benchmarks;

import io.tickfold.contract.input.CloseOrder;
import io.tickfold.contract.input.Command;
import io.tickfold.contract.input.OpenAccount;
import io.tickfold.contract.input.OpenOrder;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.Leverage;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.value.OrderId;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.ProtectiveLevels;
import io.tickfold.contract.value.Quantity;
import io.tickfold.contract.value.RequestedText;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/// Accounts that hold orders of every kind: three symbols, both sides, leverage from 1 to 100,
/// every combination of protective levels 3 to 30 % away, margin levels from 120 % to 600 %.
final class Crowd {

    private static final int[] LEVERAGES = {1, 2, 5, 10, 20, 50, 100};
    private static final double SMALLEST_ORDER = 50;
    private static final double LARGEST_ORDER = 5_000;
    private static final double LOWEST_LEVEL = 1.2;
    private static final double HIGHEST_LEVEL = 6;
    private static final double NEAREST = 0.03;
    private static final double FARTHEST = 0.3;

    private final SplittableRandom random = new SplittableRandom(1);
    private final List<Prices> prices;
    private final int accounts;

    Crowd(int accounts, List<Prices> prices) {
        this.accounts = accounts;
        this.prices = prices;
    }

    static AccountId account(int number) {
        return new AccountId(String.format(Locale.ROOT, "0196f3c2-5b20-7000-8000-%012d", number));
    }

    /// An order in the making.
    private record Draft(
            Prices prices,
            boolean buys,
            BigDecimal quantity,
            int leverage,
            ProtectiveLevels levels) {

        double margin() {
            return quantity.doubleValue() * prices.start() / leverage;
        }

        OpenOrder of(AccountId owner, InputLog log) {
            return new OpenOrder(
                    log.header(owner),
                    new RequestedText(prices.symbol().value()),
                    new RequestedText(buys ? "buy" : "sell"),
                    new Quantity(quantity),
                    new Leverage(leverage),
                    levels,
                    Optional.empty(),
                    Optional.empty());
        }
    }

    /// Opens the accounts, with this many orders each.
    ///
    /// @param sink of each command, which has to be appended before the next one is made
    void open(InputLog log, int ordersEach, Consumer<Command> sink) {
        for (int i = 0; i < accounts; i++) {
            AccountId id = account(i);
            List<Draft> drafts = random.longs(ordersEach).mapToObj(_ -> draft()).toList();
            double margin = drafts.stream().mapToDouble(Draft::margin).sum();
            double balance = margin * random.nextDouble(LOWEST_LEVEL, HIGHEST_LEVEL);
            sink.accept(new OpenAccount(log.header(id), dollars(balance)));
            drafts.forEach(draft -> sink.accept(draft.of(id, log)));
        }
    }

    /// Opens orders of accounts here and there, and closes each at once; some cannot be afforded.
    void openAndClose(InputLog log, int orders, Consumer<Command> sink) {
        for (int i = 0; i < orders; i++) {
            AccountId owner = account(random.nextInt(accounts));
            OpenOrder open = draft().of(owner, log);
            OrderId order = OrderId.of(owner, open.header().commandId());
            sink.accept(open);
            sink.accept(new CloseOrder(log.header(owner), order, Optional.empty()));
        }
    }

    private Draft draft() {
        Prices traded = prices.get(random.nextInt(prices.size()));
        boolean buys = random.nextBoolean();
        double value =
                SMALLEST_ORDER * Math.pow(LARGEST_ORDER / SMALLEST_ORDER, random.nextDouble());
        long millis = Math.max(1, Math.round(1_000 * value / traded.start()));
        return new Draft(
                traded,
                buys,
                BigDecimal.valueOf(millis, 3),
                LEVERAGES[random.nextInt(LEVERAGES.length)],
                levels(traded, buys ? 1 : -1));
    }

    private ProtectiveLevels levels(Prices traded, int direction) {
        return new ProtectiveLevels(level(traded, direction), level(traded, -direction));
    }

    private Optional<Price> level(Prices traded, int direction) {
        return random.nextBoolean()
                ? Optional.of(traded.level(direction * random.nextDouble(NEAREST, FARTHEST)))
                : Optional.empty();
    }

    static Money dollars(double amount) {
        return Money.rounded(BigDecimal.valueOf(amount));
    }
}
