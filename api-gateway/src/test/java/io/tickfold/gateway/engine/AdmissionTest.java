package io.tickfold.gateway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tickfold.contract.input.CloseOrder;
import io.tickfold.contract.input.Command;
import io.tickfold.contract.input.Deposit;
import io.tickfold.contract.input.OpenAccount;
import io.tickfold.contract.input.Withdraw;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.wire.Topics;
import io.tickfold.gateway.Events;
import io.tickfold.gateway.ScriptedEngine;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AdmissionTest {

    private static final Duration TARGET = Duration.ofMillis(100);
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final int MOST = 1_000;
    private static final AttemptResult ANSWERED = ScriptedEngine.replied(Events.opened());
    private static final AttemptResult TURNED_AWAY = new AttemptResult.TurnedAway();

    private final AtomicLong nanos = new AtomicLong(TARGET.multipliedBy(100).toNanos());
    private final Admission admission = new Admission(TARGET, MOST, LONG, nanos::get);
    private final CommandHeaders headers =
            new CommandHeaders(InstantSource.fixed(EngineOnMocks.NOW));
    private final Command close = close(Events.ALICE);
    private final Command withdraw = new Withdraw(headers.next(Events.ALICE), Money.of("1.00"));
    private final List<CompletableFuture<AttemptResult>> underWay = new CopyOnWriteArrayList<>();

    @AfterEach
    void answerAll() {
        underWay.forEach(attempt -> attempt.complete(ANSWERED));
    }

    private Command close(AccountId account) {
        return new CloseOrder(headers.next(account), Events.ORDER, Optional.empty());
    }

    private AttemptResult attempt(Command command, Duration patience) {
        return admission.admit(command, 1, Deadline.in(patience), () -> ANSWERED);
    }

    /// An attempt that is answered when it is told so; admitted or not, it has been asked for.
    private CompletableFuture<AttemptResult> ask(Command command) {
        return ask(command, 1);
    }

    private CompletableFuture<AttemptResult> ask(Command command, int partitions) {
        CompletableFuture<AttemptResult> outcome = new CompletableFuture<>();
        CompletableFuture<AttemptResult> answer = new CompletableFuture<>();
        Thread.startVirtualThread(() ->
                outcome.complete(
                        admission.admit(
                                command,
                                partitions,
                                Deadline.in(LONG),
                                () -> {
                                    boolean _ = underWay.add(answer);
                                    return answer.join();
                                })));
        return outcome;
    }

    private void askFor(int attempts, Command command, int partitions) {
        for (int i = 0; i < attempts; i++) {
            var _ = ask(command, partitions);
        }
    }

    private int count() {
        return underWay.size();
    }

    private void fill(int attempts) {
        askFor(attempts, close, 1);
        await().until(() -> count() == attempts);
    }

    private void pass(Duration time) {
        long _ = nanos.addAndGet(time.toNanos());
    }

    @Test
    void letsInWhatIsUnderTheLimit() {
        fill(Lane.FIRST_LIMIT - 1);
        assertThat(attempt(close, LONG)).isEqualTo(ANSWERED);
    }

    @Test
    void takesAsManyAsMayBePendingIfTheWaitDoesNotMatter() {
        Admission careless = new Admission(Duration.ZERO, 2, LONG, nanos::get);
        assertThat(careless.admit(close, 1, Deadline.in(LONG), () -> ANSWERED)).isEqualTo(ANSWERED);
        assertThat(careless.limit()).isEqualTo(2);
    }

    @Test
    void hasTheNextWaitUntilAPlaceIsFree() {
        fill(Lane.FIRST_LIMIT);
        CompletableFuture<AttemptResult> next = ask(close);
        assertThat(next).isNotDone();
        underWay.getFirst().complete(ANSWERED);
        await().until(() -> count() == Lane.FIRST_LIMIT + 1);
        underWay.getLast().complete(ANSWERED);
        assertThat(next).succeedsWithin(LONG).isEqualTo(ANSWERED);
    }

    @Test
    void turnsAwayWhoHasWaitedAsLongAsThereIsTime() {
        fill(Lane.FIRST_LIMIT);
        assertThat(attempt(close, Duration.ofMillis(20))).isEqualTo(TURNED_AWAY);
    }

    @Test
    void stillClosesAndTakesDepositsWhereItAdmitsNothingThatAddsRisk() {
        fill(Lane.FIRST_LIMIT * 3 / 4);
        Command open = new OpenAccount(headers.next(Events.ALICE), Money.ZERO);
        Command deposit = new Deposit(headers.next(Events.ALICE), Money.of("1.00"));
        Duration little = Duration.ofMillis(20);
        assertThat(attempt(withdraw, little)).isEqualTo(TURNED_AWAY);
        assertThat(attempt(open, little)).isEqualTo(TURNED_AWAY);
        assertThat(attempt(close, little)).isEqualTo(ANSWERED);
        assertThat(attempt(deposit, little)).isEqualTo(ANSWERED);
    }

    @Test
    void closesBeforeItOpens() {
        fill(Lane.FIRST_LIMIT);
        CompletableFuture<AttemptResult> opening = ask(withdraw);
        await().until(() -> admission.waiting() == 1);
        CompletableFuture<AttemptResult> closing = ask(close);
        await().until(() -> admission.waiting() == 2);
        underWay.getFirst().complete(ANSWERED);
        await().until(() -> count() == Lane.FIRST_LIMIT + 1);
        underWay.getLast().complete(ANSWERED);
        assertThat(closing).succeedsWithin(LONG);
        assertThat(opening).isNotDone();
    }

    @Test
    void keepsAPartitionOpenWhileAnotherStalls() {
        askFor(Lane.FIRST_LIMIT / 2 + 1, close, 2);
        await().until(() -> count() == Lane.FIRST_LIMIT / 2);
        AccountId other =
                IntStream.range(0, 100)
                        .mapToObj(i -> new AccountId("account-" + i))
                        .filter(a ->
                                Topics.partitionOf(a, 2) != Topics.partitionOf(Events.ALICE, 2))
                        .findFirst()
                        .orElseThrow();
        assertThat(admission.admit(close(other), 2, Deadline.in(LONG), () -> ANSWERED))
                .isEqualTo(ANSWERED);
        askFor(50, close, 2);
        await().until(() -> admission.waiting() == 51);
        pass(Lane.BURST.plusNanos(1));
        assertThat(admission.isHopeless(false)).isFalse();
    }

    @Test
    void takesTheNewestOnceTheQueueLastsAndTurnsTheOldestAway() {
        fill(Lane.FIRST_LIMIT);
        CompletableFuture<AttemptResult> oldest = ask(close);
        await().until(() -> admission.waiting() == 1);
        pass(Lane.BURST);
        CompletableFuture<AttemptResult> older = ask(close);
        await().until(() -> admission.waiting() == 2);
        CompletableFuture<AttemptResult> newest = ask(close);
        await().until(() -> admission.waiting() == 3);
        pass(Lane.LITTLE_PATIENCE);
        underWay.getFirst().complete(ANSWERED);
        assertThat(oldest).succeedsWithin(LONG).isEqualTo(TURNED_AWAY);
        await().until(() -> count() == Lane.FIRST_LIMIT + 1);
        underWay.getLast().complete(ANSWERED);
        assertThat(newest).succeedsWithin(LONG).isEqualTo(ANSWERED);
        assertThat(older).isNotDone();
    }

    @Test
    void takesTheOldestWhileTheQueueIsABurst() {
        fill(Lane.FIRST_LIMIT);
        CompletableFuture<AttemptResult> older = ask(close);
        await().until(() -> admission.waiting() == 1);
        CompletableFuture<AttemptResult> newer = ask(close);
        await().until(() -> admission.waiting() == 2);
        pass(Lane.LITTLE_PATIENCE.multipliedBy(2));
        underWay.getFirst().complete(ANSWERED);
        await().until(() -> count() == Lane.FIRST_LIMIT + 1);
        underWay.getLast().complete(ANSWERED);
        assertThat(older).succeedsWithin(LONG).isEqualTo(ANSWERED);
        assertThat(newer).isNotDone();
    }

    @Test
    void takesABurstOfClosesBesideALastingQueueOfOpens() {
        fill(Lane.FIRST_LIMIT);
        CompletableFuture<AttemptResult> opening = ask(withdraw);
        await().until(() -> admission.waiting() == 1);
        pass(Lane.BURST);
        CompletableFuture<AttemptResult> closing = ask(close);
        await().until(() -> admission.waiting() == 2);
        pass(Lane.LITTLE_PATIENCE.multipliedBy(2));
        underWay.getFirst().complete(ANSWERED);
        assertThat(opening).succeedsWithin(LONG).isEqualTo(TURNED_AWAY);
        await().until(() -> count() == Lane.FIRST_LIMIT + 1);
        underWay.getLast().complete(ANSWERED);
        assertThat(closing).succeedsWithin(LONG).isEqualTo(ANSWERED);
    }

    @Test
    void seesThatOneMoreWouldWaitInVainOnceTheQueueLasts() {
        fill(Lane.FIRST_LIMIT);
        int few = Lane.FIRST_LIMIT / 16 + 1;
        askFor(few, withdraw, 1);
        await().until(() -> admission.waiting() == few);
        assertThat(admission.isHopeless(true)).isFalse();
        pass(Lane.BURST.plusNanos(1));
        assertThat(admission.isHopeless(true)).isTrue();
        assertThat(admission.isHopeless(false)).isFalse();
    }

    /// Rounds of so many at a time, each of which takes so long.
    private void rounds(int rounds, int atOnce, Duration wait) {
        for (int i = 0; i < rounds; i++) {
            List<CompletableFuture<AttemptResult>> outcomes = new ArrayList<>();
            for (int j = 0; j < atOnce; j++) {
                outcomes.add(ask(close));
            }
            await().until(() -> count() == atOnce);
            pass(wait);
            underWay.forEach(attempt -> attempt.complete(ANSWERED));
            underWay.clear();
            outcomes.forEach(CompletableFuture::join);
        }
    }

    @Test
    void letsFewerInWhileTheyWaitTooLong() {
        rounds(8, 20, TARGET.multipliedBy(2));
        assertThat(admission.limit()).isBetween(Lane.LEAST_LIMIT, Lane.FIRST_LIMIT * 9 / 10);
        rounds(40, 20, TARGET.multipliedBy(2));
        assertThat(admission.limit()).isEqualTo(Lane.LEAST_LIMIT);
    }

    @Test
    void letsMoreInWhileTheyAreAnsweredSoonAndManyAreUnderWay() {
        rounds(20, Lane.FIRST_LIMIT / 4, TARGET.dividedBy(2));
        assertThat(admission.limit()).isEqualTo(Lane.FIRST_LIMIT);
        rounds(20, Lane.FIRST_LIMIT - 1, TARGET.dividedBy(2));
        assertThat(admission.limit()).isBetween(Lane.FIRST_LIMIT + 5, Lane.FIRST_LIMIT + 20);
    }

    private AttemptResult after(Duration wait, AttemptResult result) {
        return admission.admit(
                close,
                1,
                Deadline.in(LONG),
                () -> {
                    pass(wait);
                    return result;
                });
    }

    @Test
    void learnsNothingFromWhatWasNotSent() {
        for (int i = 0; i < 1_000; i++) {
            AttemptResult _ = after(Duration.ofMillis(200), new AttemptResult.NotSent());
        }
        assertThat(admission.limit()).isEqualTo(Lane.FIRST_LIMIT);
    }

    @Test
    void letsFewerInIfAnswersAreLost() {
        for (int i = 0; i < 1_000; i++) {
            AttemptResult _ = after(Duration.ofMillis(1), new AttemptResult.Unknown());
        }
        assertThat(admission.limit()).isLessThan(Lane.FIRST_LIMIT);
    }

    @Test
    void startsOverOnceItKnowsHowManyPartitionsThereAre() {
        assertThat(attempt(close, LONG)).isEqualTo(ANSWERED);
        assertThat(admission.limit()).isEqualTo(Lane.FIRST_LIMIT);
        assertThat(admission.admit(close, 4, Deadline.in(LONG), () -> ANSWERED))
                .isEqualTo(ANSWERED);
        assertThat(admission.limit()).isEqualTo(Lane.FIRST_LIMIT / 4);
    }

    @Test
    void takesNoNegativeTarget() {
        assertThatThrownBy(() -> new Admission(TARGET.negated(), MOST, LONG, nanos::get))
                .hasMessageContaining("wait-target");
    }

    @Test
    void givesThePlaceBackIfAnAttemptFails() {
        for (int i = 0; i < 2 * Lane.FIRST_LIMIT; i++) {
            assertThatThrownBy(() ->
                            admission.admit(
                                    close,
                                    1,
                                    Deadline.in(LONG),
                                    () -> {
                                        throw new IllegalStateException("a fault");
                                    }))
                    .isInstanceOf(IllegalStateException.class);
        }
        assertThat(attempt(close, LONG)).isEqualTo(ANSWERED);
    }
}
