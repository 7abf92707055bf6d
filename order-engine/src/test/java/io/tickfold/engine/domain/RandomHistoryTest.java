package io.tickfold.engine.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.event.AccountOpened;
import io.tickfold.contract.event.CommandRefused;
import io.tickfold.contract.event.OrderClosed;
import io.tickfold.contract.event.OrderOpened;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.input.Command;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.value.OrderId;
import io.tickfold.contract.wire.MessageHeaders;
import io.tickfold.contract.wire.MessageType;
import io.tickfold.contract.wire.Topics;
import io.tickfold.contract.wire.UnreadableMessageException;
import io.tickfold.engine.domain.RandomHistory.Entry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What must hold whatever happens; each test names its seed when it fails.
class RandomHistoryTest {

    private static final int HISTORIES = 20;
    private static final int INPUTS = 5_000;

    static List<Long> seeds() {
        long first = Long.getLong("tickfold.test.seed", System.nanoTime());
        return new Random(first).longs(HISTORIES).boxed().toList();
    }

    /// A partition that has folded a history, and the events that came of it.
    private record Folded(PartitionFold fold, List<TradeEvent> events, int commands) {

        static Folded of(long seed) {
            PartitionFold fold = new PartitionFold(0, 1);
            List<TradeEvent> events = new ArrayList<>();
            int commands = 0;
            for (Entry entry : new RandomHistory(new Random(seed)).of(INPUTS)) {
                Outcome outcome = fold.fold(entry.input(), entry.position());
                assertThat(outcome).isNotInstanceOf(Outcome.Failed.class);
                if (outcome instanceof Outcome.Decided(var decided)) {
                    events.addAll(decided);
                }
                commands += entry.input() instanceof Command ? 1 : 0;
            }
            return new Folded(fold, events, commands);
        }

        Map<AccountId, Account> accounts() {
            Map<AccountId, Account> accounts = new HashMap<>();
            for (TradeEvent event : events) {
                AccountId id = event.header().accountId();
                fold.account(id).ifPresent(account -> accounts.put(id, account));
            }
            return accounts;
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void conservesMoneyToTheCent(long seed) {
        Folded folded = Folded.of(seed);
        Money in = Money.ZERO;
        for (TradeEvent event : folded.events()) {
            in = in.plus(gain(event));
        }
        Money held = Money.ZERO;
        for (Account account : folded.accounts().values()) {
            held = held.plus(account.balance()).plus(Margin.used(account));
        }
        assertThat(held).isEqualTo(in);
    }

    private static Money gain(TradeEvent event) {
        return switch (event) {
            case AccountOpened opened -> opened.header().balance();
            case OrderClosed closed -> closed.profit();
            case OrderOpened _, CommandRefused _ -> Money.ZERO;
        };
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void foldsAllEventsToTheSameAccounts(long seed) {
        Folded folded = Folded.of(seed);
        Map<AccountId, Account> replayed = new HashMap<>();
        for (TradeEvent event : folded.events()) {
            AccountId id = event.header().accountId();
            if (event.header().sequence() > 0) {
                Account before = replayed.getOrDefault(id, Account.unopened(id));
                replayed.put(id, before.evolve(event));
            }
        }
        assertThat(replayed).isEqualTo(folded.accounts());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void decidesTheSameBytesAgain(long seed) {
        assertThat(bytes(Folded.of(seed))).isEqualTo(bytes(Folded.of(seed)));
    }

    private static List<String> bytes(Folded folded) {
        return folded.events().stream()
                .map(Topics.TRADE_EVENTS::encode)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .toList();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void answersEveryCommandOnceAndClosesNoOrderTwice(long seed) {
        Folded folded = Folded.of(seed);
        Set<OrderId> closed = new HashSet<>();
        for (TradeEvent event : folded.events()) {
            if (event instanceof OrderClosed order) {
                assertThat(closed.add(order.order().orderId())).isTrue();
            }
        }
        assertThat(folded.events()).hasSize(folded.commands());
        assertThat(closed).isNotEmpty();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void readsBackEveryEventThatItWrites(long seed) throws UnreadableMessageException {
        for (TradeEvent event : Folded.of(seed).events()) {
            var headers = MessageHeaders.brief(MessageType.of(event), "id");
            byte[] value = Topics.TRADE_EVENTS.encode(event);
            assertThat(Topics.TRADE_EVENTS.decode(headers, value)).isEqualTo(event);
        }
    }
}
