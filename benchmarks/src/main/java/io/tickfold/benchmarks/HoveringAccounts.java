package io.tickfold.benchmarks;

import io.tickfold.contract.input.OpenAccount;
import io.tickfold.contract.input.OpenOrder;
import io.tickfold.contract.input.PriceTick;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.Leverage;
import io.tickfold.contract.value.ProtectiveLevels;
import io.tickfold.contract.value.Quantity;
import io.tickfold.contract.value.RequestedText;
import io.tickfold.engine.domain.Rules;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/// The worst case: all accounts, each with a purchase in two symbols, are worth no more than 0.01 %
/// of their holdings above their margin call, and prices move around there.
final class HoveringAccounts {

    private static final int LEVERAGE = 10;
    private static final double HOLDING = 10_000;
    private static final double NEARNESS = 0.000_1;
    private static final double SWING = 0.000_2;
    private static final int CYCLE = 40;

    private final Prices bitcoin = new Prices(Rules.BTC, 40_000);
    private final Prices ether = new Prices(Rules.ETH, 2_000);
    private final InputLog log = new InputLog();
    private final SplittableRandom random = new SplittableRandom(4);

    HoveringAccounts(int accounts) {
        System.out.printf(Locale.ROOT, "%,d accounts that hover at their margin call%n", accounts);
        log.append(bitcoin.at(0));
        log.append(ether.at(0));
        CommandCosts commands = new CommandCosts(log);
        for (int i = 0; i < accounts; i++) {
            AccountId id = Crowd.account(i);
            commands.append(new OpenAccount(log.header(id), Crowd.dollars(balance())));
            commands.append(buy(id, bitcoin, "0.25"));
            commands.append(buy(id, ether, "5"));
        }
    }

    /// Margin and spread of both holdings, and a little.
    private double balance() {
        double ask = 1.000_1;
        double spread = 0.000_2;
        double above = random.nextDouble(NEARNESS / 10, NEARNESS);
        return 2 * HOLDING * (ask / LEVERAGE + spread + above);
    }

    private OpenOrder buy(AccountId owner, Prices symbol, String quantity) {
        return new OpenOrder(
                log.header(owner),
                new RequestedText(symbol.symbol().value()),
                new RequestedText("buy"),
                Quantity.of(quantity),
                new Leverage(LEVERAGE),
                ProtectiveLevels.NONE,
                Optional.empty(),
                Optional.empty());
    }

    void measure() {
        print("one symbol up against the other", Ticks.seesaw(bitcoin, ether, 0, SWING), CYCLE);
        print("through the level and back     ", Ticks.dip(bitcoin, 3 * SWING, CYCLE), CYCLE);
        print("the same once more             ", Ticks.dip(bitcoin, 3 * SWING, CYCLE), CYCLE);
        List<Prices> both = List.of(bitcoin, ether);
        print("walk between the levels        ", Ticks.walk(both, SWING / 2, 0.005), 1_000);
        double nearEnd = 1 / (double) LEVERAGE / LEVERAGE - 3 * NEARNESS;
        log.append(bitcoin.at(nearEnd));
        log.append(ether.at(nearEnd));
        print(
                "seesaw at the end of the call  ",
                Ticks.seesaw(bitcoin, ether, nearEnd, SWING),
                CYCLE);
    }

    private void print(String what, Supplier<PriceTick> ticks, int count) {
        System.out.println("  " + what + " " + new TickCosts(log, ticks).each(count));
    }
}
