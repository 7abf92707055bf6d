package io.tickfold.audit.verify;

import io.tickfold.contract.input.AdjustBalance;
import io.tickfold.contract.input.AmendOrder;
import io.tickfold.contract.input.CloseAllOrders;
import io.tickfold.contract.input.CloseOrder;
import io.tickfold.contract.input.Command;
import io.tickfold.contract.input.CommandHeader;
import io.tickfold.contract.input.Deposit;
import io.tickfold.contract.input.LevelChange;
import io.tickfold.contract.input.OpenAccount;
import io.tickfold.contract.input.OpenOrder;
import io.tickfold.contract.input.PriceTick;
import io.tickfold.contract.input.RulesChanged;
import io.tickfold.contract.input.TradeInput;
import io.tickfold.contract.input.TradingLimits;
import io.tickfold.contract.input.Withdraw;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.AdjustmentReason;
import io.tickfold.contract.value.CommandId;
import io.tickfold.contract.value.FeedPosition;
import io.tickfold.contract.value.Fingerprint;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.value.OrderId;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quantity;
import io.tickfold.contract.value.Quote;
import io.tickfold.contract.value.Symbol;
import io.tickfold.engine.domain.Inputs;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/// What clients and a price feed send in now: mostly orders that are opened and closed, at prices
/// that wander and sometimes fall.
final class Traffic {

    private static final int ACCOUNTS = 500;
    private static final int TICK_PERMILLE = 150;
    private static final int OPEN_AT_ONCE = 4_000;
    private static final int START_PRICE = 42_000;
    private static final int LOWEST_PRICE = 20_000;

    private final Random random;
    private final List<Opened> opened = new ArrayList<>();
    private final List<TradeInput> first = new ArrayList<>();
    private Optional<Command> repeatable = Optional.empty();
    private int price = START_PRICE;
    private long sequence;
    private long commands;

    private record Opened(AccountId account, OrderId order) {}

    Traffic(long seed) {
        random = new Random(seed);
        for (int i = 0; i < ACCOUNTS; i++) {
            first.add(new OpenAccount(header(account(i)), Money.of("10000.00")));
        }
    }

    /// Rules of a version, with a checkpoint now and then.
    static RulesChanged rules(int version, int openOrders) {
        TradingLimits usual = Inputs.rules().limits();
        return new RulesChanged(
                version,
                new TradingLimits(
                        openOrders,
                        usual.quoteAge(),
                        usual.tickDelay(),
                        usual.levels(),
                        usual.closesPerInput(),
                        Optional.of(Duration.ofSeconds(5))),
                Inputs.rules().instruments());
    }

    TradeInput next() {
        if (random.nextInt(1_000) < TICK_PERMILLE) {
            return tick();
        }
        return first.isEmpty() ? command() : first.removeLast();
    }

    /// A tick, which is to go to every partition.
    PriceTick tick() {
        int fall = random.nextInt(2_000) == 0 ? START_PRICE / 10 : 0;
        price = Math.max(LOWEST_PRICE, price + random.nextInt(101) - 50 - fall);
        if (price < START_PRICE / 2 + random.nextInt(START_PRICE / 4)) {
            price += random.nextInt(200);
        }
        Symbol symbol = random.nextInt(4) == 0 ? Inputs.ETH : Inputs.BTC;
        Price bid = new Price(BigDecimal.valueOf(price));
        Price ask = new Price(BigDecimal.valueOf(price + price / 200));
        return new PriceTick(
                symbol,
                new Quote(bid, ask),
                bid,
                new FeedPosition(1, ++sequence),
                Instant.now().truncatedTo(ChronoUnit.MILLIS));
    }

    private Command command() {
        AccountId account = account(random.nextInt(ACCOUNTS));
        return switch (random.nextInt(20)) {
            case 0 -> new Deposit(header(account), Money.of("25.00"));
            case 1 -> new Withdraw(header(account), Money.of("10.00"));
            case 2 ->
                    new AdjustBalance(
                            header(account), Money.of("-0.50"), new AdjustmentReason("fee"));
            case 3 -> new CloseAllOrders(header(account), Optional.empty());
            case 4 -> amendment();
            case 5 -> repeatable.orElseGet(() -> keyed(account));
            case 6 -> keyed(account);
            case 7, 8, 9, 10, 11, 12 ->
                    opened.size() < OPEN_AT_ONCE ? open(header(account)) : close();
            default -> opened.isEmpty() ? open(header(account)) : close();
        };
    }

    private Command keyed(AccountId account) {
        CommandHeader header = header(account);
        Command command =
                open(
                        new CommandHeader(
                                header.commandId(),
                                account,
                                Optional.of(new Fingerprint("f" + commands)),
                                header.validUntil()));
        repeatable = Optional.of(command);
        return command;
    }

    private OpenOrder open(CommandHeader header) {
        opened.add(
                new Opened(header.accountId(), OrderId.of(header.accountId(), header.commandId())));
        return Inputs.order()
                .in(random.nextInt(4) == 0 ? "ETHUSDT" : "BTCUSDT")
                .side(random.nextBoolean() ? "buy" : "sell")
                .quantity(random.nextInt(10) == 0 ? "0.25" : "0.01")
                .leverage(1 + random.nextInt(100))
                .with(header);
    }

    private Command amendment() {
        if (opened.isEmpty()) {
            return close();
        }
        Opened some = opened.get(random.nextInt(opened.size()));
        Price level = new Price(BigDecimal.valueOf(price - 500 + random.nextInt(1_000)));
        return new AmendOrder(
                header(some.account()),
                some.order(),
                Optional.of(LevelChange.to(level)),
                Optional.empty());
    }

    private Command close() {
        if (opened.isEmpty()) {
            return new CloseAllOrders(header(account(0)), Optional.empty());
        }
        int index = random.nextInt(opened.size());
        boolean isPart = random.nextInt(8) == 0;
        Opened some = isPart ? opened.get(index) : opened.remove(index);
        return new CloseOrder(
                header(some.account()),
                some.order(),
                isPart ? Optional.of(Quantity.of("0.003")) : Optional.empty());
    }

    private static AccountId account(int number) {
        return new AccountId(String.format(Locale.ROOT, "account-%04d", number));
    }

    private CommandHeader header(AccountId account) {
        return new CommandHeader(
                new CommandId("c" + commands++),
                account,
                Optional.empty(),
                Instant.now().truncatedTo(ChronoUnit.MILLIS).plus(Duration.ofHours(1)));
    }
}
