package io.tickfold.gateway.operator;

import static io.tickfold.gateway.operator.HaltMemory.Earlier.NOT_SENT;
import static io.tickfold.gateway.operator.HaltMemory.Earlier.OTHER;
import static io.tickfold.gateway.operator.HaltMemory.Earlier.SENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.input.SymbolHalt;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.Symbol;
import io.tickfold.gateway.SetTime;
import io.tickfold.gateway.command.IdempotencyKey;
import io.tickfold.gateway.web.Answer;
import io.tickfold.readmodel.DatabaseKind;
import io.tickfold.readmodel.database.Database;
import io.tickfold.readmodel.database.Databases;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What gateways that share a database remember of halts, and what happens without one.
class HaltMemoryTest {

    private static final HaltMemory.Key KEY = key("k");
    private static final int ROUNDS = 20;

    private final SetTime time = new SetTime();

    private static HaltMemory.Key key(String text) {
        return new HaltMemory.Key(new AccountId("op"), new IdempotencyKey(text));
    }

    @ParameterizedTest
    @EnumSource
    void twoGatewaysAgree(DatabaseKind kind) {
        try (Database identity = new Databases(kind.settings()).open("identity")) {
            HaltMemory one = new StoredHaltKeys(identity, time);
            HaltMemory other = new StoredHaltKeys(identity, time);
            assertThat(one.begin(KEY, "a")).isEqualTo(NOT_SENT);
            assertThat(other.begin(KEY, "a")).isEqualTo(NOT_SENT);
            one.sent(KEY, "a");
            assertThat(other.begin(KEY, "a")).isEqualTo(SENT);
            assertThat(other.begin(KEY, "b")).isEqualTo(OTHER);
        }
    }

    @ParameterizedTest
    @EnumSource
    void oneOfTwoAtOnceHasTheKey(DatabaseKind kind) {
        try (Database identity = new Databases(kind.settings()).open("identity")) {
            HaltMemory memory = new StoredHaltKeys(identity, time);
            for (int round = 0; round < ROUNDS; round++) {
                HaltMemory.Key key = key("k" + round);
                List<CompletableFuture<HaltMemory.Earlier>> begun =
                        Stream.of("a", "b")
                                .map(a -> CompletableFuture.supplyAsync(() -> memory.begin(key, a)))
                                .toList();
                assertThat(begun.stream().map(CompletableFuture::join))
                        .containsExactlyInAnyOrder(NOT_SENT, OTHER);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void keysAreForgottenAMinuteAfterTheLogForgetsThem(DatabaseKind kind) {
        try (Database identity = new Databases(kind.settings()).open("identity")) {
            HaltMemory memory = new StoredHaltKeys(identity, time);
            memory.begin(KEY, "a");
            memory.sent(KEY, "a");
            time.isAheadBy(Duration.ofHours(24));
            assertThat(memory.begin(KEY, "a")).isEqualTo(SENT);
            time.isAheadBy(Duration.ofHours(24).plusMinutes(1));
            assertThat(memory.begin(KEY, "b")).isEqualTo(NOT_SENT);
        }
    }

    @Test
    void aHaltIsSentWithoutADatabase() {
        Database identity = new Databases(DatabaseKind.H2.settings()).open("identity");
        identity.close();
        assertIsSentEachTime(
                new StoredHaltKeys(identity, time), new BriefTask(Duration.ofSeconds(10)));
    }

    @Test
    void aHaltIsSentWhileADatabaseDoesNotAnswer() {
        CountDownLatch never = new CountDownLatch(1);
        assertIsSentEachTime(new Silent(never), new BriefTask(Duration.ofMillis(20)));
        never.countDown();
    }

    /// The log knows by the key that both ask for the same.
    private void assertIsSentEachTime(HaltMemory memory, BriefTask tasks) {
        List<SymbolHalt> sent = new ArrayList<>();
        Database away = new Databases(DatabaseKind.H2.settings()).open("identity");
        away.close();
        Halts halts =
                new Halts(
                        sent::add,
                        new ForgetfulHaltMemory(memory, tasks),
                        new HaltRecords(away, tasks),
                        time);
        Symbol symbol = new Symbol("ETHUSDT");
        HaltRequest asked =
                new HaltRequest(
                        KEY.operator(), symbol, true, Optional.of(KEY.key()), Optional.empty());
        for (int i = 0; i < 2; i++) {
            Answer answer = halts.answer(asked);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.headers()).isEmpty();
        }
        SymbolHalt halt = new SymbolHalt(symbol, true, Optional.of(KEY.command()));
        assertThat(sent).containsExactly(halt, halt);
    }

    /// Never answers while the latch is closed.
    private record Silent(CountDownLatch latch) implements HaltMemory {

        @Override
        public Earlier begin(HaltMemory.Key key, String asked) {
            await();
            return Earlier.OTHER;
        }

        @Override
        public void sent(HaltMemory.Key key, String asked) {
            await();
        }

        private void await() {
            try {
                latch.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
