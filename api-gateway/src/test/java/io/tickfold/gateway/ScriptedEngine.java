package io.tickfold.gateway;

import io.tickfold.contract.event.FirstAnswer;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.input.Command;
import io.tickfold.contract.value.AccountId;
import io.tickfold.gateway.engine.AttemptResult;
import io.tickfold.gateway.engine.Deadline;
import io.tickfold.gateway.engine.Engine;
import io.tickfold.gateway.engine.FirstAnswers;
import io.tickfold.readmodel.log.LogPosition;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/// An engine that answers what it was told to, in turn, and remembers the commands.
public final class ScriptedEngine implements Engine, FirstAnswers {

    public static final LogPosition POSITION = new LogPosition(3, 1_234);

    private final Queue<Supplier<AttemptResult>> script = new ArrayDeque<>();
    private final List<Command> commands = new ArrayList<>();
    private Optional<List<TradeEvent>> first = Optional.empty();

    public static AttemptResult replied(TradeEvent... events) {
        return new AttemptResult.Replied(List.of(events), POSITION);
    }

    public synchronized void answers(AttemptResult outcome) {
        script.add(() -> outcome);
    }

    public synchronized void answers(TradeEvent event) {
        answers(replied(event));
    }

    /// Answers when the outcome is there, and keeps everybody waiting until then.
    public synchronized void answersWhenDone(CompletableFuture<AttemptResult> outcome) {
        script.add(outcome::join);
    }

    /// What is found as the first answer of a command that is repeated.
    public synchronized void firstAnswered(TradeEvent... events) {
        first = Optional.of(List.of(events));
    }

    @Override
    public synchronized Optional<List<TradeEvent>> read(
            AccountId account, FirstAnswer wanted, Deadline deadline) {
        return first;
    }

    public synchronized void breaksDown() {
        script.add(() -> {
            throw new IllegalStateException("a fault with secret details");
        });
    }

    public synchronized void reset() {
        script.clear();
        first = Optional.empty();
        commands.clear();
    }

    public synchronized List<Command> commands() {
        return List.copyOf(commands);
    }

    @Override
    public AttemptResult carryOut(Command command, Deadline deadline) {
        return next(command).get();
    }

    private synchronized Supplier<AttemptResult> next(Command command) {
        commands.add(command);
        return script.remove();
    }
}
