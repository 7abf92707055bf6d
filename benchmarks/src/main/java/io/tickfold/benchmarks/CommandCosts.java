package io.tickfold.benchmarks;

import io.tickfold.contract.event.CommandRefused;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.input.Command;
import io.tickfold.engine.domain.FoldResult;
import java.util.List;
import java.util.Locale;

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

    /// Folds a command.
    ///
    /// @return its answer
    List<TradeEvent> append(Command command) {
        long before = TickCosts.now();
        FoldResult result = log.append(command);
        nanos += TickCosts.now() - before;
        commands++;
        result.fault()
                .ifPresent(fault -> {
                    throw new IllegalStateException(command + " failed", fault);
                });
        refused += result.answer().getLast() instanceof CommandRefused ? 1 : 0;
        return result.answer();
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%,.0f commands a second (%,d of %,d refused)",
                commands * SECOND / nanos,
                refused,
                commands);
    }
}
