package io.tickfold.gateway;

import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.input.Command;
import io.tickfold.gateway.engine.Deadline;
import io.tickfold.gateway.engine.Engine;
import io.tickfold.gateway.engine.LogPosition;
import io.tickfold.gateway.engine.Outcome;
import io.tickfold.gateway.engine.Reply;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Supplier;

/// An engine that answers what it was told to, in turn, and remembers the commands.
public final class ScriptedEngine implements Engine {

    public static final LogPosition POSITION = new LogPosition(3, 1_234);

    private final Queue<Supplier<Outcome>> script = new ArrayDeque<>();
    private final List<Command> commands = new ArrayList<>();

    public static Outcome replied(TradeEvent... events) {
        return new Outcome.Replied(new Reply(List.of(events), POSITION));
    }

    public synchronized void answers(Outcome outcome) {
        script.add(() -> outcome);
    }

    public synchronized void answers(TradeEvent event) {
        answers(replied(event));
    }

    public synchronized void breaksDown() {
        script.add(() -> {
            throw new IllegalStateException("a fault with secret details");
        });
    }

    public synchronized void reset() {
        script.clear();
        commands.clear();
    }

    public synchronized List<Command> commands() {
        return List.copyOf(commands);
    }

    @Override
    public synchronized Outcome carryOut(Command command, Deadline deadline) {
        commands.add(command);
        return script.remove().get();
    }
}
