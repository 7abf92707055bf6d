package io.tickfold.gateway.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.event.OrderTerms;
import io.tickfold.contract.event.Refusal;
import io.tickfold.contract.event.RefusalReason;
import io.tickfold.contract.value.CommandId;
import io.tickfold.contract.value.Side;
import io.tickfold.contract.wire.Topics;
import io.tickfold.gateway.AccountHistory;
import io.tickfold.gateway.Events;
import io.tickfold.gateway.command.OutcomeBody.Status;
import io.tickfold.gateway.engine.CommandHeaders;
import io.tickfold.gateway.engine.DecidedLog.Decided;
import io.tickfold.readmodel.ProjectedLog;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What is said of a command while the log goes on.
class CommandOutcomesTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final CommandId KEYED = CommandId.of(Events.ALICE, "my key");
    private static final CommandId UNKEYED =
            new CommandHeaders(() -> NOON).next(Events.ALICE).commandId();
    private static final Instant VALID_UNTIL = NOON.plusSeconds(30);
    private static final Refusal UNKNOWN = Refusal.of(RefusalReason.UNKNOWN_ACCOUNT);
    private static final String CREATE = "create:x";

    private final ProjectedLog log = ProjectedLog.inMemory();
    private final AccountHistory alice = new AccountHistory(Events.ALICE);
    private Instant now = NOON;
    private Optional<Decided> decided = Optional.empty();
    private final KeyQuestions questions = new KeyQuestions(() -> now);
    private final CommandOutcomes outcomes =
            new CommandOutcomes(log.readModel(), this::decided, questions);

    private Optional<Decided> decided(int partition) {
        assertThat(partition).isEqualTo(Topics.partitionOf(Events.ALICE, ProjectedLog.PARTITIONS));
        return decided;
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void waitsWhileTheLogCannotBeRead() {
        assertThat(ask(UNKEYED)).isEqualTo(Status.PENDING);
        assertThat(outcomes.of(Events.ALICE, UNKEYED, Optional.empty()).headers())
                .containsEntry("Retry-After", "1");
    }

    @Test
    void waitsAsLongAsTheCommandIsValid() {
        decided = Optional.of(new Decided(VALID_UNTIL, 0));
        assertThat(ask(UNKEYED)).isEqualTo(Status.PENDING);
        decided = Optional.of(new Decided(VALID_UNTIL.plusMillis(1), 0));
        assertThat(ask(UNKEYED)).isEqualTo(Status.NOT_EXECUTED);
    }

    @Test
    void waitsUntilAllEventsHaveBeenRead() {
        log.append(alice.opened("100").events());
        decided = Optional.of(new Decided(VALID_UNTIL.plusMillis(1), 2));
        assertThat(ask(UNKEYED)).isEqualTo(Status.PENDING);
        decided = Optional.of(new Decided(VALID_UNTIL.plusMillis(1), 1));
        assertThat(ask(UNKEYED)).isEqualTo(Status.NOT_EXECUTED);
    }

    /// Otherwise nothing would be proved as long as others trade in the same partition.
    @Test
    void waitsForTheEndOfTheLogRatherThanToBeAskedAgain() throws Exception {
        decided = Optional.of(new Decided(VALID_UNTIL.plusMillis(1), 1));
        AtomicReference<Status> answer = new AtomicReference<>();
        Thread asking = Thread.ofPlatform().start(() -> answer.set(ask(UNKEYED)));
        while (asking.isAlive() && asking.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        log.append(alice.opened("100").events());
        asking.join();
        assertThat(answer.get()).isEqualTo(Status.NOT_EXECUTED);
    }

    @Test
    void waitsForAKeyUntilNoAttemptBeforeTheFirstQuestionIsValid() {
        assertThat(ask(KEYED)).isEqualTo(Status.PENDING);
        now = NOON.plusSeconds(60);
        decided = Optional.of(new Decided(NOON.plusSeconds(35), 0));
        assertThat(ask(KEYED)).isEqualTo(Status.PENDING);
        decided = Optional.of(new Decided(NOON.plusSeconds(36), 0));
        assertThat(ask(KEYED)).isEqualTo(Status.NOT_EXECUTED);
    }

    @Test
    void beginsAnewWhenAnotherAttemptIsMadeOrNobodyAsksForLong() {
        ask(KEYED);
        decided = Optional.of(new Decided(NOON.plusSeconds(36), 0));
        assertThat(ask(KEYED)).isEqualTo(Status.NOT_EXECUTED);
        now = NOON.plusSeconds(2);
        questions.forget(Events.ALICE, KEYED);
        assertThat(ask(KEYED)).isEqualTo(Status.PENDING);
        now = NOON.plus(Duration.ofHours(1));
        decided = Optional.of(new Decided(now, 0));
        assertThat(ask(KEYED)).isEqualTo(Status.PENDING);
    }

    @Test
    void remembersABoundedNumberOfQuestions() {
        ask(KEYED);
        now = NOON.plusSeconds(1);
        for (int i = 0; i < 99; i++) {
            questions.firstAsked(Events.ALICE, CommandId.of(Events.ALICE, "key " + i));
        }
        assertThat(questions.firstAsked(Events.ALICE, KEYED)).isEqualTo(NOON);
        for (int i = 0; i < 100; i++) {
            questions.firstAsked(Events.ALICE, CommandId.of(Events.ALICE, "key " + i));
        }
        assertThat(questions.firstAsked(Events.ALICE, KEYED)).isEqualTo(now);
    }

    @Test
    void knowsALateAnswer() {
        assertThat(ask(KEYED)).isEqualTo(Status.PENDING);
        log.append(alice.opened("10000").by(KEYED, CREATE).opens(order()).events());
        assertThat(answer(KEYED))
                .isEqualTo(new OutcomeBody(KEYED.value(), Status.DONE, 200, answer(KEYED).body()));
        assertThat(answer(KEYED).body()).asString().contains(order().orderId().value());
    }

    @Test
    void staysWithTheFirstAnswerWhateverCameAfterIt() {
        log.append(
                alice.opened("10000")
                        .by(KEYED, CREATE)
                        .opens(order())
                        .repeats()
                        .by(KEYED, "close:ord_0000000000000001:all")
                        .refuses(new Refusal(RefusalReason.KEY_REUSED, Map.of("first", CREATE)))
                        .by(KEYED, CREATE)
                        .refuses(Refusal.of(RefusalReason.EXPIRED))
                        .refuses(Refusal.of(RefusalReason.WRONG_KEY))
                        .events());
        assertThat(answer(KEYED).body()).asString().contains(order().orderId().value());
    }

    @Test
    void takesTheLatestOfSeveralAttempts() {
        Refusal noQuote = new Refusal(RefusalReason.QUOTE_MISSING, Map.of("symbol", "BTCUSDT"));
        log.append(alice.opened("10000").by(KEYED, CREATE).refuses(noQuote).events());
        assertThat(answer(KEYED).httpStatus()).isEqualTo(400);
        assertThat(answer(KEYED).body())
                .asString()
                .contains("Price data not found for symbol: BTCUSDT.");
        log.append(
                alice.later(Duration.ofSeconds(10))
                        .by(KEYED, CREATE)
                        .opens(order())
                        .events()
                        .subList(2, 3));
        assertThat(answer(KEYED).httpStatus()).isEqualTo(200);
    }

    @Test
    void forgetsAnAnswerWhoseKeyWasUsedAgainADayLater() {
        Refusal noQuote = new Refusal(RefusalReason.QUOTE_MISSING, Map.of("symbol", "BTCUSDT"));
        log.append(
                alice.opened("10000")
                        .by(KEYED, CREATE)
                        .opens(order())
                        .later(Duration.ofHours(24))
                        .refuses(noQuote)
                        .events());
        assertThat(answer(KEYED).httpStatus()).isEqualTo(400);
    }

    @Test
    void takesNoNoticeOfACommandThatCameTooLate() {
        log.append(
                alice.opened("10000")
                        .by(UNKEYED, "")
                        .refuses(Refusal.of(RefusalReason.EXPIRED))
                        .events());
        decided = Optional.of(new Decided(VALID_UNTIL.plusMillis(1), 2));
        assertThat(ask(UNKEYED)).isEqualTo(Status.NOT_EXECUTED);
    }

    @Test
    void waitsForTheAccountThatMayBeOpenedForTheCommand() {
        log.append(alice.by(UNKEYED, "").refusesUnknown(UNKNOWN).events());
        assertThat(ask(UNKEYED)).isEqualTo(Status.PENDING);
        decided = Optional.of(new Decided(VALID_UNTIL.plusMillis(1), 1));
        assertThat(answer(UNKEYED).httpStatus()).isEqualTo(400);
        assertThat(answer(UNKEYED).body()).asString().contains("User not found");
        log.append(
                new AccountHistory(Events.ALICE)
                        .opened("10000")
                        .later(Duration.ofSeconds(1))
                        .by(UNKEYED, "")
                        .opens(order())
                        .events());
        assertThat(answer(UNKEYED).httpStatus()).isEqualTo(200);
    }

    @Test
    void answersARefusalAsItsOperationDoes() {
        Refusal notFound = Refusal.of(RefusalReason.ORDER_NOT_FOUND);
        log.append(alice.opened("1").by(KEYED, "amend:x").refuses(notFound).events());
        assertThat(answer(KEYED).httpStatus()).isEqualTo(404);
        log.append(alice.by(UNKEYED, "").refuses(notFound).events().subList(2, 3));
        assertThat(answer(UNKEYED).httpStatus()).isEqualTo(400);
    }

    private static OrderTerms order() {
        return AccountHistory.order(
                "ord_0000000000000001", "BTCUSDT", Side.BUY, "0.1", "43000", "430");
    }

    private Status ask(CommandId command) {
        return answer(command).status();
    }

    private OutcomeBody answer(CommandId command) {
        return (OutcomeBody) outcomes.of(Events.ALICE, command, Optional.empty()).body();
    }
}
