package io.tickfold.benchmarks;

import io.tickfold.benchmarks.TickCosts.Costs;
import io.tickfold.engine.domain.Rules;
import java.util.List;
import java.util.Locale;

/// What ticks and commands cost the fold of one partition with very many open orders, next to the
/// floor: the same with a thousand. All numbers are processor time of one thread.
///
/// Arguments: open orders (1,000,000), ten for each account.
public final class MarketBenchmark {

    private static final int FLOOR = 1_000;
    private static final int ORDERS_EACH = 10;
    private static final int ROUNDS = 100;
    private static final int BATCH = 1_000;
    private static final int WALK = 50_000;
    private static final int COMMANDS = 50_000;
    private static final double CRASH = 0.35;

    private final int orders;
    private final List<Prices> prices = Prices.threeSymbols();
    private final InputLog log = new InputLog();
    private final Crowd crowd;

    private MarketBenchmark(int orders) {
        this.orders = orders;
        this.crowd = new Crowd(orders / ORDERS_EACH, prices);
        prices.forEach(symbol -> log.append(symbol.at(0)));
    }

    public static void main(String[] args) {
        int orders = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        MarketBenchmark floor = new MarketBenchmark(FLOOR);
        MarketBenchmark many = new MarketBenchmark(orders);
        floor.open();
        many.open();
        compareQuietTicks(floor, many);
        many.walk();
        floor.trade();
        many.trade();
        many.changeRules();
        many.crash();
        new HoveringAccounts(orders / ORDERS_EACH).measure();
    }

    private void print(String what, Object costs) {
        System.out.printf(Locale.ROOT, "%,9d orders, %-24s %s%n", orders, what, costs);
    }

    private void open() {
        CommandCosts commands = new CommandCosts(log);
        crowd.open(log, ORDERS_EACH, commands::append);
        print("opening them", commands);
    }

    /// Prices that reach nobody, by turns here and there, since what the virtual machine makes of
    /// the code and what else the machine does changes with time.
    private static void compareQuietTicks(MarketBenchmark floor, MarketBenchmark many) {
        TickCosts few = new TickCosts(floor.log, Ticks.within(floor.prices, 0.001));
        TickCosts all = new TickCosts(many.log, Ticks.within(many.prices, 0.001));
        Costs fewCosts = Costs.NONE;
        Costs allCosts = Costs.NONE;
        for (int round = -ROUNDS; round < ROUNDS; round++) {
            Costs fewMore = few.batch(BATCH);
            Costs allMore = all.batch(BATCH);
            if (round >= 0) {
                fewCosts = fewCosts.and(fewMore);
                allCosts = allCosts.and(allMore);
            }
        }
        floor.print("quiet tick", fewCosts);
        many.print("quiet tick", allCosts);
        many.print(
                "quiet tick",
                String.format(Locale.ROOT, "%.2f times the floor", allCosts.over(fewCosts)));
        many.print("quiet tick", all.each(BATCH));
    }

    /// Prices that wander off and back, and reach bounds and the first stop-outs.
    private void walk() {
        TickCosts ticks = new TickCosts(log, Ticks.walk(prices, 0.000_1, 0.025));
        for (int i = 0; i < 5; i++) {
            print("walk in steps of 0.01 %", ticks.each(WALK));
        }
    }

    /// Other margin levels, which concern whoever has open orders.
    private void changeRules() {
        TickCosts inputs = new TickCosts(log, Ticks.within(prices, 0));
        print("other margin levels", inputs.of(Rules.withLevels("120", "130", "60")));
        print("the levels before", inputs.of(Rules.all()));
    }

    /// One tick for each symbol that reaches every stop loss of a buy, and many margin levels.
    private void crash() {
        prices.forEach(symbol -> {
            TickCosts ticks = new TickCosts(log, () -> symbol.at(-CRASH));
            print("a fall by 35 %", ticks.each(1));
        });
    }

    private void trade() {
        crowd.openAndClose(log, COMMANDS, new CommandCosts(log)::append);
        CommandCosts commands = new CommandCosts(log);
        crowd.openAndClose(log, COMMANDS, commands::append);
        print("opening and closing", commands);
    }
}
