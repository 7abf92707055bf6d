package io.tickfold.engine.domain;

import io.tickfold.contract.event.CloseReason;
import io.tickfold.contract.event.CommandRefused;
import io.tickfold.contract.event.OrderClosed;
import io.tickfold.contract.event.RefusalReason;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.input.Command;
import io.tickfold.engine.domain.FoldedHistory.Step;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Counts events, reasons and ignored inputs over many histories.
final class Census {

    private final Map<Class<?>, Integer> events =
            new TreeMap<>(Comparator.comparing(Class::getSimpleName));
    private final Map<CloseReason, Integer> closes = new TreeMap<>();
    private final Map<RefusalReason, Integer> refusals = new TreeMap<>();
    private final Map<IgnoredInput, Integer> ignored = new TreeMap<>();
    private int skipped;
    private int inputs;
    private int commandsAmongBacklog;
    private int lostAmongBacklog;

    void count(FoldedHistory folded) {
        folded.steps().forEach(this::count);
        folded.events().forEach(this::count);
    }

    private void count(Step step) {
        inputs++;
        skipped += step.result().skipped().size();
        step.result().ignored().forEach(reason -> ignored.merge(reason, 1, Integer::sum));
        if (isCommand(step.entry()) && !step.result().triggered().isEmpty()) {
            commandsAmongBacklog++;
            lostAmongBacklog += isLost(step) ? 1 : 0;
        }
    }

    private static boolean isLost(Step step) {
        return step.result().answer().getFirst().header().sequence() == 0;
    }

    private static boolean isCommand(Entry entry) {
        return entry.input().stream().anyMatch(Command.class::isInstance);
    }

    private void count(TradeEvent event) {
        events.merge(event.getClass(), 1, Integer::sum);
        if (event instanceof OrderClosed closed) {
            closes.merge(closed.reason(), 1, Integer::sum);
        }
        if (event instanceof CommandRefused refused) {
            refusals.merge(refused.refusal().reason(), 1, Integer::sum);
        }
    }

    Set<Class<?>> eventTypes() {
        return events.keySet();
    }

    Set<CloseReason> closeReasons() {
        return closes.keySet();
    }

    Set<RefusalReason> refusalReasons() {
        return refusals.keySet();
    }

    Set<IgnoredInput> ignoredReasons() {
        return ignored.keySet();
    }

    /// How many inputs, or shares of one, were skipped.
    int skipped() {
        return skipped;
    }

    /// How many commands drained something of what waited before them.
    int commandsAmongBacklog() {
        return commandsAmongBacklog;
    }

    /// How many of these did not reach their account.
    int lostAmongBacklog() {
        return lostAmongBacklog;
    }

    @Override
    public String toString() {
        String types =
                events.entrySet().stream()
                        .map(e -> e.getKey().getSimpleName() + "=" + e.getValue())
                        .collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                """
                %d inputs, %d of them commands among a backlog, of which %d did not reach their account
                %d skipped
                events {%s}
                closed %s
                refused %s
                ignored %s\
                """,
                inputs,
                commandsAmongBacklog,
                lostAmongBacklog,
                skipped,
                types,
                closes,
                refusals,
                ignored);
    }
}
