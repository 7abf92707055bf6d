package io.tickfold.gateway.command;

import io.tickfold.contract.event.CommandRefused;
import io.tickfold.contract.event.RefusalReason;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.CommandId;
import io.tickfold.gateway.engine.CommandHeaders;
import io.tickfold.gateway.engine.DecidedLog;
import io.tickfold.gateway.engine.DecidedLog.Decided;
import io.tickfold.gateway.readmodel.Reads;
import io.tickfold.gateway.web.Answer;
import io.tickfold.gateway.web.GatewayRefusal;
import io.tickfold.readmodel.log.LogPosition;
import io.tickfold.readmodel.query.AccountSnapshot;
import io.tickfold.readmodel.query.ReadModel;
import io.tickfold.readmodel.query.ReadModel.View;
import io.tickfold.readmodel.query.ReadRefusedException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Says what came of a command: its answer, or that it was not executed, once the log proves that.
///
/// The proof: the engine has decided a record that was appended after the command expired, so that
/// the command would be refused if it still arrived; all events until then have been read; and none
/// is the command's.
@Component
final class CommandOutcomes {

    /// How far the clocks of gateways may be apart.
    private static final Duration SKEW = Duration.ofSeconds(5);

    private final ReadModel readModel;
    private final DecidedLog log;
    private final KeyQuestions questions;

    CommandOutcomes(ReadModel readModel, DecidedLog log, KeyQuestions questions) {
        this.readModel = readModel;
        this.log = log;
        this.questions = questions;
    }

    /// @param atLeast a position that the answer must include
    /// @throws io.tickfold.gateway.web.RefusedException if the command is another account's
    Answer of(AccountId account, CommandId command, Optional<LogPosition> atLeast) {
        View<List<TradeEvent>> view = read(account, command, atLeast);
        return isFinal(view.result())
                ? done(view, command)
                : afterProof(account, command, view.position());
    }

    private View<List<TradeEvent>> read(
            AccountId account, CommandId command, Optional<LogPosition> atLeast) {
        return readModel.read(account, atLeast, snapshot -> find(snapshot, command));
    }

    private static List<TradeEvent> find(AccountSnapshot account, CommandId command) {
        List<TradeEvent> events = account.answerTo(command);
        if (events.isEmpty() && account.isOfAnother(command)) {
            throw GatewayRefusal.UNKNOWN_COMMAND.exception();
        }
        return events;
    }

    /// A gateway may open an account that is unknown, and send the command once more.
    private static boolean isFinal(List<TradeEvent> events) {
        return !events.isEmpty()
                && !(events.getLast() instanceof CommandRefused refused
                        && refused.refusal().reason() == RefusalReason.UNKNOWN_ACCOUNT);
    }

    private Answer afterProof(AccountId account, CommandId command, LogPosition read) {
        Instant validUntil = validUntil(account, command);
        Optional<Decided> decided =
                log.of(read.partition()).filter(d -> d.time().isAfter(validUntil));
        Optional<LogPosition> end =
                decided.map(d -> new LogPosition(read.partition(), d.eventsEnd() - 1));
        View<List<TradeEvent>> view = readUpTo(end, account, command);
        boolean isProved =
                decided.filter(d -> d.eventsEnd() <= view.position().offset() + 1).isPresent();
        if (isFinal(view.result()) || (isProved && !view.result().isEmpty())) {
            return done(view, command);
        }
        return isProved
                ? Reads.mark(view, Answer.ok(OutcomeBody.notExecuted(command)))
                : pending(view, command);
    }

    /// Waits for that position; where it is not reached in time, nothing is proved yet.
    private View<List<TradeEvent>> readUpTo(
            Optional<LogPosition> end, AccountId account, CommandId command) {
        try {
            return read(account, command, end);
        } catch (ReadRefusedException _) {
            return read(account, command, Optional.empty());
        }
    }

    /// No attempt that was made before the first question is valid any longer than this.
    private Instant validUntil(AccountId account, CommandId command) {
        return CommandHeaders.validUntil(command)
                .orElseGet(() ->
                        questions
                                .firstAsked(account, command)
                                .plus(CommandHeaders.VALIDITY)
                                .plus(SKEW));
    }

    private static Answer done(View<List<TradeEvent>> view, CommandId command) {
        Answer answer = RecordedAnswers.of(view.result());
        return Reads.mark(view, Answer.ok(OutcomeBody.done(command, answer)));
    }

    private static Answer pending(View<?> view, CommandId command) {
        return Reads.mark(view, Answer.ok(OutcomeBody.pending(command))).retryAfter(1);
    }
}
