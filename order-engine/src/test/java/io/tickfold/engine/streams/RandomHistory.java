package io.tickfold.engine.streams;

import static io.tickfold.engine.domain.Inputs.BTC;
import static io.tickfold.engine.domain.Inputs.ETH;
import static io.tickfold.engine.domain.Inputs.START;
import static io.tickfold.engine.domain.Inputs.instrument;

import io.tickfold.contract.input.Clock;
import io.tickfold.contract.input.CloseAllOrders;
import io.tickfold.contract.input.Command;
import io.tickfold.contract.input.CommandHeader;
import io.tickfold.contract.input.Deposit;
import io.tickfold.contract.input.MarginLevels;
import io.tickfold.contract.input.OpenAccount;
import io.tickfold.contract.input.OpenOrder;
import io.tickfold.contract.input.PriceTick;
import io.tickfold.contract.input.RulesChanged;
import io.tickfold.contract.input.SymbolHalt;
import io.tickfold.contract.input.TradeInput;
import io.tickfold.contract.input.TradingLimits;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.CommandId;
import io.tickfold.contract.value.FeedPosition;
import io.tickfold.contract.value.Fingerprint;
import io.tickfold.contract.value.Leverage;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.value.Percent;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.ProtectiveLevels;
import io.tickfold.contract.value.Quantity;
import io.tickfold.contract.value.Quote;
import io.tickfold.contract.value.RequestedText;
import io.tickfold.contract.value.Symbol;
import io.tickfold.engine.domain.LogPosition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// A log of one partition in which much happens, and more closes at once than one input may bring.
final class RandomHistory {

    private static final int ACCOUNTS = 26;

    private final Random random;
    private final long[] cents = {4_300_000, 200_000};
    private final List<Input> inputs = new ArrayList<>();
    private Instant now = START;
    private int turmoil;

    /// A record of the log.
    record Input(TradeInput input, LogPosition position) {}

    private RandomHistory(long seed) {
        random = new Random(seed);
    }

    static List<Input> of(long seed, int length) {
        RandomHistory history = new RandomHistory(seed);
        history.add(history.rules());
        history.add(history.tick(0));
        history.add(history.tick(1));
        for (int i = 0; i < ACCOUNTS; i++) {
            Money balance = Money.of(300 + history.random.nextInt(900) + ".00");
            history.add(new OpenAccount(history.header(i, "open", false), balance));
        }
        while (history.inputs.size() < length) {
            history.add(history.next());
        }
        return history.inputs;
    }

    private void add(TradeInput input) {
        Optional<AccountId> key =
                input instanceof Command command
                        ? Optional.of(command.header().accountId())
                        : Optional.empty();
        inputs.add(new Input(input, new LogPosition(inputs.size(), now, key)));
        now = now.plusMillis(random.nextInt(100));
    }

    /// Now and then the market is in turmoil: many ticks come while much waits to be worked off.
    private TradeInput next() {
        turmoil = turmoil == 0 && random.nextInt(40) == 0 ? 12 : Math.max(0, turmoil - 1);
        if (turmoil > 0 && random.nextBoolean()) {
            return tick(random.nextInt(2));
        }
        int account = random.nextInt(ACCOUNTS);
        return switch (random.nextInt(32)) {
            case 0 -> rules();
            case 1 -> new SymbolHalt(symbol(random.nextInt(2)), random.nextInt(20) == 0);
            case 2 -> new Clock(now);
            case 3 -> new Deposit(header(account, "c", true), Money.of("250.00"));
            case 4 -> new CloseAllOrders(header(account, "c", true), Optional.empty());
            case 5, 6, 7, 8, 9, 10 -> tick(random.nextInt(2));
            default -> order(account);
        };
    }

    private RulesChanged rules() {
        MarginLevels levels =
                random.nextBoolean()
                        ? new MarginLevels(Percent.of("100"), Percent.of("110"), Percent.of("50"))
                        : new MarginLevels(Percent.of("120"), Percent.of("140"), Percent.of("70"));
        TradingLimits limits =
                new TradingLimits(
                        4,
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(2),
                        levels,
                        4 + random.nextInt(2));
        return new RulesChanged(1, limits, List.of(instrument(BTC), instrument(ETH)));
    }

    private PriceTick tick(int symbol) {
        int percent = turmoil > 0 ? random.nextInt(13) - 6 : 0;
        cents[symbol] += cents[symbol] * percent / 100 + random.nextInt(2_001) - 1_000;
        Quote quote =
                new Quote(price(cents[symbol] * 999 / 1000), price(cents[symbol] * 1001 / 1000));
        FeedPosition position = new FeedPosition(1, inputs.size());
        return new PriceTick(symbol(symbol), quote, price(cents[symbol]), position, now);
    }

    private OpenOrder order(int account) {
        int symbol = random.nextInt(2);
        boolean buy = random.nextBoolean();
        long near = cents[symbol] * (1 + random.nextInt(4)) / 100;
        long stop = buy ? cents[symbol] - near : cents[symbol] + near;
        long take = buy ? cents[symbol] + near : cents[symbol] - near;
        return new OpenOrder(
                header(account, "c", random.nextBoolean()),
                new RequestedText(symbol(symbol).value()),
                new RequestedText(buy ? "buy" : "sell"),
                Quantity.of(symbol == 0 ? "0.05" : "1"),
                new Leverage(20 + random.nextInt(60)),
                new ProtectiveLevels(sometimes(take), sometimes(stop)),
                Optional.empty(),
                Optional.empty());
    }

    private Optional<Price> sometimes(long level) {
        return Optional.of(price(level)).filter(_ -> random.nextInt(3) > 0);
    }

    /// @param retried whether its key may have been used before
    private CommandHeader header(int account, String name, boolean retried) {
        String id = name + (retried ? random.nextInt(40) : inputs.size() + 1_000);
        Optional<Fingerprint> fingerprint =
                Optional.of(new Fingerprint("f".repeat(43))).filter(_ -> retried);
        return new CommandHeader(
                new CommandId(id),
                new AccountId("account-" + (char) ('a' + account)),
                fingerprint,
                now.plusSeconds(30));
    }

    private static Symbol symbol(int index) {
        return index == 0 ? BTC : ETH;
    }

    private static Price price(long cents) {
        return Price.of("%d.%02d".formatted(cents / 100, cents % 100));
    }
}
