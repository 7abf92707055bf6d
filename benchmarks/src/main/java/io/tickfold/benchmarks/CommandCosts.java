package io.tickfold.benchmarks;

import io.tickfold.contract.event.CommandRefused;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.input.Command;
import io.tickfold.engine.domain.Outcome;
import java.util.List;

/// What commands cost a fold, in processor time of its thread.
final class CommandCosts {

    private static final double SECOND = 1e9;

    private final InputLog log;
    private long commands;
    private long refused;
    private long nanos;

    CommandCosts(InputLog log) {
        this.log = log;
    }

    /// What comes of a command.
    List<TradeEvent> append(Command command) {
        long before = TickCosts.now();
        Outcome outcome = log.append(command).outcome();
        nanos += TickCosts.now() - before;
        commands++;
        if (outcome instanceof Outcome.Decided(var events)) {
            refused += events.getLast() instanceof CommandRefused ? 1 : 0;
            return events;
        }
        throw new IllegalStateException(command + " came to " + outcome);
    }

    @Override
    public String toString() {
        return "%,.0f commands a second (%,d of %,d refused)"
                .formatted(commands * SECOND / nanos, refused, commands);
    }
}
