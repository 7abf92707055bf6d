package io.tickfold.gateway.command;

import io.tickfold.contract.event.CommandRepeated;
import io.tickfold.contract.event.FirstAnswer;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.input.AdjustBalance;
import io.tickfold.contract.input.AmendOrder;
import io.tickfold.contract.input.CloseAllOrders;
import io.tickfold.contract.input.CloseOrder;
import io.tickfold.contract.input.Command;
import io.tickfold.contract.input.CommandHeader;
import io.tickfold.contract.input.Deposit;
import io.tickfold.contract.input.OpenAccount;
import io.tickfold.contract.input.OpenOrder;
import io.tickfold.contract.input.Withdraw;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.CommandId;
import io.tickfold.gateway.engine.AttemptResult;
import io.tickfold.gateway.engine.CommandHeaders;
import io.tickfold.gateway.engine.Deadline;
import io.tickfold.gateway.engine.Engine;
import io.tickfold.gateway.engine.FirstAnswers;
import io.tickfold.gateway.web.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/// Has wishes executed, each once per idempotency key, and answers them.
///
/// A client's account may open itself for its first command; an operator's command opens none.
@Component
public final class Commands {

    private static final Logger log = LoggerFactory.getLogger(Commands.class);
    private static final String ORDER_ID = "orderId";

    private final Engine clientEngine;
    private final Engine operatorEngine;
    private final CommandHeaders headers;
    private final FirstAnswers firstAnswers;
    private final KeyQuestions questions;
    private final Set<CommandId> running = ConcurrentHashMap.newKeySet();

    Commands(
            Engine clientEngine,
            @Qualifier("gatewayKafkaEngine") Engine operatorEngine,
            CommandHeaders headers,
            FirstAnswers firstAnswers,
            KeyQuestions questions) {
        this.clientEngine = clientEngine;
        this.operatorEngine = operatorEngine;
        this.headers = headers;
        this.firstAnswers = firstAnswers;
        this.questions = questions;
    }

    /// Blocks until the reply is there or the patience is used up.
    public Answer carryOut(
            Wish wish, Requester requester, Optional<IdempotencyKey> key, Duration patience) {
        Deadline deadline = Deadline.in(patience);
        return key.map(k -> once(wish, requester, k, deadline))
                .orElseGet(
                        () -> answer(wish, requester, headers.next(requester.account()), deadline));
    }

    private Answer once(Wish wish, Requester requester, IdempotencyKey key, Deadline deadline) {
        CommandId id = requester.commandOf(key);
        if (!running.add(id)) {
            return CommandAnswers.stillRunning(requester, id);
        }
        try {
            AccountId account = requester.account();
            questions.forget(account, id);
            return answer(wish, requester, headers.keyed(account, id, wish.asked()), deadline);
        } finally {
            running.remove(id);
        }
    }

    private Answer answer(Wish wish, Requester requester, CommandHeader header, Deadline deadline) {
        Command command = wish.command().apply(header);
        Answer answer = answer(command, wish, requester, deadline);
        return about(command, answer).with(Answer.COMMAND_ID, header.commandId().value());
    }

    private Engine engineOf(Requester requester) {
        return requester.operator().isPresent() ? operatorEngine : clientEngine;
    }

    /// Once a command may be in the log, nothing that fails says that it was not executed.
    private Answer answer(Command command, Wish wish, Requester requester, Deadline deadline) {
        CommandId id = command.header().commandId();
        try {
            AttemptResult result = engineOf(requester).carryOut(command, deadline);
            Answer answer =
                    result instanceof AttemptResult.Replied reply
                                    && reply.last() instanceof CommandRepeated repeated
                            ? again(wish, command.header(), repeated.first(), deadline)
                                    .with(Answer.POSITION, reply.position().toString())
                            : CommandAnswers.of(result, wish, requester, id);
            return answer.inJson();
        } catch (RuntimeException e) {
            log.error("the reply to command {} cannot be told", id, e);
            return CommandAnswers.unanswerable(requester, id);
        }
    }

    private static Answer about(Command command, Answer answer) {
        return switch (command) {
            case CloseOrder close -> answer.about(ORDER_ID, close.orderId().value());
            case AmendOrder amend -> answer.about(ORDER_ID, amend.orderId().value());
            case OpenOrder _,
                    CloseAllOrders _,
                    OpenAccount _,
                    Deposit _,
                    Withdraw _,
                    AdjustBalance _ ->
                    answer;
        };
    }

    /// The first answer again, read from the log.
    private Answer again(Wish wish, CommandHeader header, FirstAnswer first, Deadline deadline) {
        Optional<List<TradeEvent>> events = firstAnswers.read(header.accountId(), first, deadline);
        return events.map(e -> CommandAnswers.of(e, wish).with(Answer.REPLAYED, "true"))
                .orElseGet(() -> CommandAnswers.unreadable(header.commandId()));
    }
}
