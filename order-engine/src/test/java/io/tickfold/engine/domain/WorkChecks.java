package io.tickfold.engine.domain;

import io.tickfold.contract.event.OrderClosed;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.input.Command;
import io.tickfold.contract.input.RulesChanged;
import io.tickfold.contract.value.AccountId;
import io.tickfold.engine.domain.FoldedHistory.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What must hold of work that waits for later inputs.
final class WorkChecks {

    private static final int SELDOM = 31;
    private static final int OFTEN = 2;

    private WorkChecks() {}

    /// What one account's next tick closes is never split, and a command's account is caught up
    /// with whatever that takes.
    static Optional<String> noInputClosesTooMany(FoldedHistory folded) {
        int most = 0;
        for (Step step : folded.steps()) {
            if (step.result().applied().orElse(null) instanceof RulesChanged rules) {
                most = rules.limits().closesPerInput();
            }
            List<TradeEvent> closes = closesOfOthers(step);
            boolean areOfOneDecision =
                    closes.stream().map(WorkChecks::decision).distinct().count() <= 1;
            if (closes.size() > most && !areOfOneDecision) {
                return Optional.of("%d closes at %s".formatted(closes.size(), step.entry()));
            }
        }
        return Optional.empty();
    }

    private static List<TradeEvent> closesOfOthers(Step step) {
        Optional<AccountId> asking =
                step.entry().input().stream().anyMatch(input -> !(input instanceof Command))
                        ? Optional.empty()
                        : step.entry().position().key();
        return step.result().triggered().stream()
                .filter(OrderClosed.class::isInstance)
                .filter(event -> !asking.equals(Optional.of(event.header().accountId())))
                .toList();
    }

    private static String decision(TradeEvent event) {
        return event.header().accountId() + " at " + event.header().cause().inputOffset();
    }

    static Optional<String> nothingIsKeptOfWorkThatIsDone(FoldedHistory folded) {
        Backlog backlog = folded.fold().backlog();
        return backlog.finished().isEmpty() && backlog.done().isEmpty()
                ? Optional.empty()
                : Optional.of("done " + backlog.done() + ", finished " + backlog.finished());
    }

    /// Starts the engine again now and then, and often while work waits.
    static Optional<String> sameBytesAfterRestarts(FoldedHistory folded) {
        PartitionFold fold = new PartitionFold(RandomHistory.PARTITION, RandomHistory.PARTITIONS);
        List<TradeEvent> events = new ArrayList<>();
        for (Entry entry : folded.history()) {
            events.addAll(Engine.fold(fold, entry).events());
            if (entry.position().offset() % (fold.backlog().isEmpty() ? SELDOM : OFTEN) == 0) {
                fold = Restart.of(fold);
            }
        }
        return Difference.between("with restarts", events, folded.events());
    }
}
