package io.tickfold.engine.domain;

import io.tickfold.contract.event.OrderClosed;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.input.Command;
import io.tickfold.contract.input.RulesChanged;
import io.tickfold.contract.value.AccountId;
import io.tickfold.engine.domain.FoldedHistory.Step;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// What must hold of work that waits for later inputs.
final class WorkChecks {

    private static final int BOUNDS_WORK = 3;
    private static final int SELDOM = 31;
    private static final int OFTEN = 2;

    private WorkChecks() {}

    /// From version 3 on an input leads to no more events of accounts that did not ask for it than
    /// the rules allow, before that to no more closes. What one account has to decide is never
    /// split, and a command's account is caught up with whatever that takes.
    static Optional<String> noInputDoesTooMuch(FoldedHistory folded) {
        int most = 0;
        for (Step step : folded.steps()) {
            if (step.result().applied().orElse(null) instanceof RulesChanged rules) {
                most = rules.limits().closesPerInput();
            }
            if (isTooMuch(step, WorkChecks::isBounded, most)
                    || isTooMuch(step, WorkChecks::isOlderClose, most)) {
                return Optional.of(
                        String.format(Locale.ROOT, "more than %d at %s", most, step.entry()));
            }
        }
        return Optional.empty();
    }

    private static boolean isTooMuch(Step step, Predicate<TradeEvent> counts, int most) {
        List<TradeEvent> counted = ofOthers(step).stream().filter(counts).toList();
        boolean areOfOneDecision =
                counted.stream().map(WorkChecks::decision).distinct().count() <= 1;
        return counted.size() > most && !areOfOneDecision;
    }

    private static boolean isBounded(TradeEvent event) {
        return event.header().rulesVersion() >= BOUNDS_WORK;
    }

    private static boolean isOlderClose(TradeEvent event) {
        return event instanceof OrderClosed && !isBounded(event);
    }

    private static List<TradeEvent> ofOthers(Step step) {
        Optional<AccountId> asking =
                step.entry().input().stream().anyMatch(input -> !(input instanceof Command))
                        ? Optional.empty()
                        : step.entry().position().key();
        return step.result().triggered().stream()
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

    /// Starts the engine again now and then, and often while work waits: each input leads to the
    /// same events as without.
    static Optional<String> sameBytesAfterRestarts(FoldedHistory folded) {
        return sameBytes(folded, "with restarts", _ -> {}, Restart::of);
    }

    /// The same if others take over that have followed the engine from the beginning, and have not
    /// seen every state in between.
    static Optional<String> sameBytesAfterTakeovers(FoldedHistory folded) {
        Followers followers = new Followers();
        return sameBytes(folded, "with takeovers", followers::see, followers::takeOver);
    }

    private static Optional<String> sameBytes(
            FoldedHistory folded,
            String how,
            Consumer<PartitionFold> afterEach,
            UnaryOperator<PartitionFold> nowAndThen) {
        PartitionFold fold = Engine.fold(RandomHistory.PARTITION, RandomHistory.PARTITIONS);
        for (Step step : folded.steps()) {
            Entry entry = step.entry();
            Optional<String> difference =
                    Difference.between(
                            how + ", of " + entry,
                            Engine.fold(fold, entry).events(),
                            step.events());
            if (difference.isPresent()) {
                return difference;
            }
            afterEach.accept(fold);
            if (entry.position().offset() % (fold.backlog().isEmpty() ? SELDOM : OFTEN) == 0) {
                fold = nowAndThen.apply(fold);
            }
        }
        return Optional.empty();
    }
}
