package io.tickfold.engine.domain;

import static io.tickfold.engine.domain.Inputs.START;

import io.tickfold.contract.event.OrderClosed;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.input.Clock;
import io.tickfold.contract.input.Command;
import io.tickfold.contract.input.Deposit;
import io.tickfold.contract.input.OpenOrder;
import io.tickfold.contract.input.PriceTick;
import io.tickfold.contract.input.RulesChanged;
import io.tickfold.contract.input.SymbolHalt;
import io.tickfold.contract.input.TradeInput;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.wire.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A made-up log of one partition: accounts ask for things, right and wrong, while prices move.
///
/// Either a few accounts hold many orders, or many hold few and little may be closed at a time. It
/// is the same for the same random numbers. A naive broker reads along, so that commands can name
/// open orders and spend what is there.
public final class RandomHistory {

    /// The partition that it is a log of.
    public static final int PARTITION = 0;

    /// How many partitions there are.
    public static final int PARTITIONS = 2;

    private static final int KEYS_OF_A_BURST = 1_010;
    private static final int EDGES_TRIED = 20;
    private static final int LOST = 20;
    private static final List<AccountId> ELSEWHERE = accounts(PARTITION + 1, 2);

    private final Dice dice;
    private final boolean crowded;
    private final List<AccountId> here;
    private final Books books = new Books();
    private final RandomRules rules;
    private final RandomMarket market;
    private final RandomCommands commands;
    private final Edges edges;
    private final Envelopes envelopes;
    private final Broker broker = BrokerKind.NAIVE.create(PARTITION, PARTITIONS);
    private final List<Entry> entries = new ArrayList<>();
    private Instant now = START;
    private long offset;
    private long waiting;

    public RandomHistory(RandomGenerator random) {
        dice = new Dice(random);
        crowded = dice.toss();
        here = accounts(PARTITION, crowded ? 60 : 16);
        rules = new RandomRules(crowded, dice);
        market = new RandomMarket(dice, rules);
        commands = new RandomCommands(dice, books, rules, market);
        edges = new Edges(dice, books, rules, market);
        envelopes = new Envelopes(dice);
    }

    private static List<AccountId> accounts(int partition, int count) {
        return IntStream.iterate(0, i -> i + 1)
                .mapToObj(i -> new AccountId("a" + i))
                .filter(id -> Topics.partitionOf(id, PARTITIONS) == partition)
                .limit(count)
                .toList();
    }

    /// A log of about so many inputs.
    public List<Entry> of(int inputs) {
        addUntil(dice.oneOf(0, 0, 100));
        add(rules.first());
        addUntil(inputs / 2);
        if (dice.permille(120)) {
            useManyKeys();
        }
        addUntil(inputs);
        return entries;
    }

    private void addUntil(int inputs) {
        while (entries.size() < inputs) {
            pass();
            addNext();
        }
    }

    /// Time passes: mostly little or none, now and then hours.
    private void pass() {
        now =
                now.plus(
                        switch (dice.weighted(3_000, 6_000, 950, 40, 2)) {
                            case 0 -> Duration.ZERO;
                            case 1 -> Duration.ofMillis(dice.between(1, 150));
                            case 2 -> Duration.ofMillis(dice.between(150, 1_500));
                            case 3 -> Duration.ofSeconds(dice.between(2, 12));
                            default -> Duration.ofHours(dice.between(1, 26));
                        });
    }

    /// While work waits, much comes that never reaches its account.
    private void addNext() {
        int lost = waiting > 0 ? 80 : 10;
        switch (dice.weighted(430, 25, 470, 50, lost, lost, 25, 1, crowded ? 40 : 0)) {
            case 0 -> add(market.next(now, waiting > 0));
            case 1 -> add(new Clock(now));
            case 2 -> addCommand();
            case 3 -> envelopes.again(now).ifPresent(this::add);
            case 4 -> add(Optional.empty(), Optional.of(account()));
            case 5 -> addUnderWrongKey();
            case 6 -> addEdge();
            case 7 -> addAgainAfterADay();
            default -> loseCommandsWhileAnEdgeWaits();
        }
    }

    /// While new rules have everybody looked at, an account waits for a quote that takes it to a
    /// margin level, and for one that takes it elsewhere. Commands that name it do not reach it.
    private void loseCommandsWhileAnEdgeWaits() {
        AccountId account = account();
        List<TradeInput> edge = edges.next(envelopes.next(account, now), now);
        if (edge.size() == 2 && edge.getLast() instanceof PriceTick tick) {
            add(edge.getFirst());
            add(rules.withLittleAtOnce());
            add(tick);
            Listing listing = market.of(tick.symbol().value()).orElseThrow();
            add(market.moved(listing, dice.between(10, 100) * (dice.toss() ? 1 : -1), now));
            for (int i = 0; i < LOST; i++) {
                Command command = commands.next(envelopes.next(account, now));
                add(Optional.of(command), Optional.empty());
            }
        }
    }

    private void addEdge() {
        Stream.generate(() -> edges.next(envelopes.next(account(), now), now))
                .limit(EDGES_TRIED)
                .filter(inputs -> !inputs.isEmpty())
                .findFirst()
                .ifPresent(inputs -> inputs.forEach(this::add));
    }

    /// Just before what a key was used for is forgotten, or just when it is.
    private void addAgainAfterADay() {
        AccountId account = account();
        Command command = commands.next(envelopes.keyed(account, now));
        SymbolHalt halt = market.keyed(market.tradable().symbol(), true);
        add(command);
        add(halt);
        add(new SymbolHalt(halt.symbol(), false));
        now = now.plus(Duration.ofDays(1)).minusMillis(dice.between(0, 1));
        add(envelopes.again(command, now));
        add(halt);
        add(market.moved(market.of(halt.symbol().value()).orElseThrow(), 0, now));
        add(new SymbolHalt(halt.symbol(), false));
    }

    private void addCommand() {
        AccountId account = account();
        var header = envelopes.next(account, now);
        boolean opening = !books.isOpen(account) && dice.permille(300);
        Command command = opening ? commands.openAccount(header) : commands.next(header);
        envelopes.keep(command);
        add(command);
        if (command instanceof OpenOrder leader && dice.permille(20)) {
            follow(leader);
        }
    }

    private void addUnderWrongKey() {
        Command command = commands.next(envelopes.next(account(), now));
        add(Optional.of(command), dice.toss() ? Optional.empty() : Optional.of(account()));
    }

    /// Everybody opens orders that close at the same prices, all within a second.
    private void follow(OpenOrder leader) {
        for (AccountId account : here) {
            if (books.isOpen(account)) {
                now = now.plusMillis(dice.between(0, 30));
                add(commands.follow(leader, envelopes.next(account, now)));
            }
        }
    }

    /// Uses more keys of two accounts than are remembered of one, and some of them again, in half
    /// the cases once so many are forgotten that this takes several inputs.
    private void useManyKeys() {
        Command first = useManyKeys(dice.oneOf(here));
        Command second = useManyKeys(dice.oneOf(here));
        now = now.plus(dice.toss() ? Duration.ofDays(1) : Duration.ZERO);
        add(depositUnderNewKey(second.header().accountId()));
        for (Command command : List.of(second, first, second, first)) {
            add(envelopes.again(command, now));
        }
    }

    private Command useManyKeys(AccountId account) {
        Command last = depositUnderNewKey(account);
        add(last);
        for (int i = 1; i < KEYS_OF_A_BURST; i++) {
            last = depositUnderNewKey(account);
            add(last);
        }
        return last;
    }

    private Command depositUnderNewKey(AccountId account) {
        return new Deposit(envelopes.keyed(account, now), Money.of("0.01"));
    }

    private AccountId account() {
        return dice.oneOf(dice.permille(10) ? ELSEWHERE : here);
    }

    private void add(TradeInput input) {
        add(
                Optional.of(input),
                input instanceof Command command
                        ? Optional.of(command.header().accountId())
                        : Optional.empty());
    }

    /// The broker's clock may be a little behind, and transactions leave gaps in the log.
    private void add(Optional<TradeInput> input, Optional<AccountId> key) {
        Instant appendedAt = dice.permille(20) ? now.minusMillis(dice.between(0, 500)) : now;
        offset += dice.permille(50) ? 2 : 1;
        Entry entry = new Entry(input, new LogPosition(offset, appendedAt, key));
        entries.add(entry);
        List<TradeEvent> events = broker.fold(entry);
        events.forEach(books::write);
        countWaiting(input, events);
    }

    /// Guesses how much waits if no more is done at a time than the rules allow: new rules have
    /// everybody looked at.
    private void countWaiting(Optional<TradeInput> input, List<TradeEvent> events) {
        boolean isLooking = input.filter(RulesChanged.class::isInstance).isPresent();
        long closed = events.stream().filter(OrderClosed.class::isInstance).count();
        int atOnce = rules.current().map(r -> r.limits().closesPerInput()).orElse(0);
        waiting = Math.max(0, waiting + closed + (isLooking ? here.size() / 4 : 0) - atOnce);
    }
}
