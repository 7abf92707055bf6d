package io.tickfold.gateway.command;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.event.AccountEvent;
import io.tickfold.contract.event.CommandRefused;
import io.tickfold.contract.event.CommandRepeated;
import io.tickfold.contract.event.OrderEvent;
import io.tickfold.contract.event.Refusal;
import io.tickfold.contract.event.RefusalReason;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.input.CommandKind;
import io.tickfold.contract.value.ProtectiveLevels;
import io.tickfold.gateway.Events;
import io.tickfold.gateway.web.Answer;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Refusals of commands without a key, read again.
class RecordedAnswersTest {

    /// With all the details that a refusal for the reason has.
    private static Refusal refusal(RefusalReason reason) {
        return new Refusal(
                reason, reason.details().stream().collect(toMap(identity(), identity())));
    }

    /// What the client was answered at once, for every reason.
    @ParameterizedTest
    @CsvSource({
        "DEPOSIT, DEPOSIT",
        "WITHDRAW, WITHDRAW",
        "ADJUST_BALANCE, ADJUST",
        "OPEN_ORDER, CREATE",
        "AMEND_ORDER, AMEND",
        "CLOSE_ORDER, CLOSE",
        "CLOSE_ALL_ORDERS, CLOSE_ALL"
    })
    void readAsTheyDidAtOnce(CommandKind kind, Operation operation) {
        for (RefusalReason reason :
                EnumSet.complementOf(EnumSet.of(RefusalReason.ACCOUNT_EXISTS))) {
            assertThat(RecordedAnswers.of(List.of(Events.refused(refusal(reason), kind))))
                    .isEqualTo(RefusalAnswers.of(refusal(reason), operation));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "AMEND_ORDER, ORDER_NOT_FOUND, 404",
        "CLOSE_ORDER, ORDER_NOT_FOUND, 400",
        "ADJUST_BALANCE, UNKNOWN_ACCOUNT, 404",
        "WITHDRAW, UNKNOWN_ACCOUNT, 400"
    })
    void haveTheStatusOfTheirOperation(CommandKind kind, RefusalReason reason, int status) {
        Answer answer = RecordedAnswers.of(List.of(Events.refused(refusal(reason), kind)));
        assertThat(answer.status()).isEqualTo(status);
    }

    @ParameterizedTest
    @EnumSource(CommandKind.class)
    void knowAnOperationForEveryKindButOpeningAnAccount(CommandKind kind) {
        Optional<Operation> operation = Operation.of(kind);
        assertThat(operation.isEmpty()).isEqualTo(kind == CommandKind.OPEN_ACCOUNT);
    }

    @ParameterizedTest
    @CsvSource({
        "UNKNOWN_ACCOUNT, CREATE",
        "LEVELS_ON_WRONG_SIDE, CREATE",
        "ORDER_NOT_FOUND, CLOSE",
        "QUOTE_TOO_OLD, CLOSE"
    })
    void readAsForMostOperationsIfTheyNameNone(RefusalReason reason, Operation operation) {
        assertThat(RecordedAnswers.of(List.of(Events.refused(refusal(reason)))))
                .isEqualTo(RefusalAnswers.of(refusal(reason), operation));
    }

    /// The events of a command, each type at least once; some only accompany others.
    private static List<List<TradeEvent>> commands() {
        return List.of(
                List.of(Events.accountOpened()),
                List.of(Events.opened()),
                List.of(Events.amended(ProtectiveLevels.NONE)),
                List.of(Events.reduced("0.067", "1"), Events.called()),
                List.of(Events.closed("1", "1"), Events.cleared(), Events.callEnded()),
                List.of(Events.closed("1", "1"), Events.closedAll()),
                List.of(Events.deposited("1"), Events.callEnded()),
                List.of(Events.withdrawn("1")),
                List.of(Events.adjusted("1")));
    }

    @Test
    void areTrueForEveryTypeOfEvent() {
        for (List<TradeEvent> events : commands()) {
            assertThat(RecordedAnswers.of(events).status()).as(events.toString()).isEqualTo(200);
        }
        List<Object> seen =
                commands().stream().flatMap(List::stream).<Object>map(Object::getClass).toList();
        assertThat(seen)
                .as("all but refusals, and repeats, which are no answer")
                .containsAll(answeringTypes());
    }

    private static List<Class<?>> answeringTypes() {
        return Stream.<Class<?>>of(OrderEvent.class, AccountEvent.class)
                .<Class<?>>flatMap(family -> Stream.of(family.getPermittedSubclasses()))
                .filter(type -> type != CommandRefused.class && type != CommandRepeated.class)
                .toList();
    }

    @Test
    void sayThatAnAccountWasOpenedOrExisted() {
        assertThat(RecordedAnswers.of(List.of(Events.accountOpened())).body())
                .hasToString("AccountOpenedBody[message=Account opened]");
        Answer existed =
                RecordedAnswers.of(
                        List.of(
                                Events.refused(
                                        refusal(RefusalReason.ACCOUNT_EXISTS),
                                        CommandKind.OPEN_ACCOUNT)));
        assertThat(existed.status()).isEqualTo(400);
        assertThat(existed.body()).asString().contains("Account exists already");
    }
}
