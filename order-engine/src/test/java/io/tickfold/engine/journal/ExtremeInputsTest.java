package io.tickfold.engine.journal;

import static io.tickfold.engine.domain.Inputs.ALICE;
import static io.tickfold.engine.domain.Inputs.BOB;
import static io.tickfold.engine.domain.Inputs.BTC;
import static io.tickfold.engine.domain.Inputs.ETH;
import static io.tickfold.engine.domain.Inputs.START;
import static io.tickfold.engine.domain.Inputs.openAccount;
import static io.tickfold.engine.domain.Inputs.order;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.event.EngineEvent;
import io.tickfold.contract.event.OrderClosed;
import io.tickfold.contract.event.OrderOpened;
import io.tickfold.contract.input.CloseAllOrders;
import io.tickfold.contract.input.Command;
import io.tickfold.contract.input.OpenAccount;
import io.tickfold.contract.input.TradeInput;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.value.Symbol;
import io.tickfold.contract.wire.MessageHeaders;
import io.tickfold.contract.wire.MessageType;
import io.tickfold.contract.wire.Topics;
import io.tickfold.contract.wire.UnreadableMessageException;
import io.tickfold.engine.domain.Inputs;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// No record stops a partition, whatever its fields are, while positions are open:
/// `-Dtickfold.test.inputs=N` takes about so many records, `-Dtickfold.test.seed=N` repeats the run
/// that named N.
class ExtremeInputsTest {

    private static final int INPUTS_OF_A_ROUND = 100;
    private static final long INPUTS = Long.getLong("tickfold.test.inputs", 10_000);
    private static final long SEED = Long.getLong("tickfold.test.seed", System.nanoTime());
    private static final AccountId CAROL = new AccountId("carol");
    private static final Symbol NEW = new Symbol("NEWUSDT");

    static List<Long> seeds() {
        System.out.println("-Dtickfold.test.seed=" + SEED);
        return new Random(SEED).longs(Math.ceilDiv(INPUTS, INPUTS_OF_A_ROUND)).boxed().toList();
    }

    @ParameterizedTest(name = "round {0}")
    @MethodSource("seeds")
    void noRecordStopsAPartition(long seed) throws UnreadableMessageException {
        Round round = new Round(seed);
        round.open();
        for (int i = 0; i < INPUTS_OF_A_ROUND; i++) {
            round.takeExtreme();
        }
        assertThat(round.tradesAgain()).contains(OrderOpened.class, OrderClosed.class);
        assertThat(round.again()).isEqualTo(round.written());
    }

    /// One partition, and what it was given.
    private static final class Round {

        private final Random random;
        private final PartitionJournal journal = new PartitionJournal(0, 1);
        private final SoundInputs sound;
        private final ExtremeJson extreme;
        private final List<InputRecord> taken = new ArrayList<>();
        private final List<String> written = new ArrayList<>();
        private Instant now = START;

        Round(long seed) {
            random = new Random(seed);
            sound = new SoundInputs(random, journal.fold());
            extreme = new ExtremeJson(random);
        }

        void open() throws UnreadableMessageException {
            take(sound.rules());
            for (var symbol : List.of(BTC, ETH)) {
                take(sound.tick(symbol, now));
            }
            for (AccountId account : List.of(ALICE, BOB)) {
                take(openAccount(account, "1000000.00"));
                for (int i = 0; i < 5; i++) {
                    take(sound.open(sound.header(account, now)));
                }
                take(
                        order().of(account)
                                .side("sell")
                                .quantity("5")
                                .with(sound.header(account, now)));
            }
        }

        void takeExtreme() throws UnreadableMessageException {
            now = now.plusMillis(random.nextInt(3_000));
            TradeInput input = sound.next(now);
            take(MessageType.of(input), key(input), extreme.of(input));
        }

        private static Optional<AccountId> key(TradeInput input) {
            return input instanceof Command command
                    ? Optional.of(command.header().accountId())
                    : Optional.empty();
        }

        /// Under sound rules, somebody new can trade in something new.
        List<Class<?>> tradesAgain() throws UnreadableMessageException {
            now = now.plusSeconds(120);
            List<EngineEvent> events = new ArrayList<>();
            List<TradeInput> inputs =
                    List.of(
                            Inputs.rules(3, Optional.empty(), Inputs.instrument(NEW)),
                            sound.tick(NEW, now),
                            new OpenAccount(sound.header(CAROL, now), Money.of("10000.00")),
                            order().of(CAROL).in(NEW.value()).with(sound.header(CAROL, now)),
                            new CloseAllOrders(sound.header(CAROL, now), Optional.empty()));
            for (TradeInput input : inputs) {
                events.addAll(take(input));
            }
            return events.stream().<Class<?>>map(Object::getClass).toList();
        }

        List<EngineEvent> take(TradeInput input) throws UnreadableMessageException {
            return take(MessageType.of(input), key(input), Topics.TRADE_INPUT.encode(input));
        }

        private List<EngineEvent> take(MessageType type, Optional<AccountId> key, byte[] value)
                throws UnreadableMessageException {
            InputRecord record =
                    new InputRecord(
                            taken.size(),
                            now.toEpochMilli(),
                            key.map(k -> k.value().getBytes(UTF_8)).orElse(null),
                            MessageHeaders.brief(type, "id"),
                            value);
            taken.add(record);
            JournalEntry entry = journal.take(record);
            for (OutputRecord output : entry.records()) {
                written.add(Records.text(output));
                assertThat(Topics.TRADE_EVENTS.decode(output.headers(), output.value()))
                        .isEqualTo(output.event());
            }
            return entry.events();
        }

        List<String> written() {
            return written;
        }

        /// What the same records lead to in another engine.
        List<String> again() {
            PartitionJournal other = new PartitionJournal(0, 1);
            return taken.stream()
                    .flatMap(record -> other.take(record).records().stream())
                    .map(Records::text)
                    .toList();
        }
    }
}
