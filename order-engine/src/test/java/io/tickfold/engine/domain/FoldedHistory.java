package io.tickfold.engine.domain;

import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.input.Clock;
import io.tickfold.contract.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A history, and what it led to in the engine.
///
/// @param steps one for each entry
record FoldedHistory(PartitionFold fold, List<Step> steps) {

    /// An entry, and what it led to.
    record Step(Entry entry, FoldResult result) {

        List<TradeEvent> events() {
            return result.events();
        }
    }

    /// Folds a history, and lets time pass at its end until nothing waits.
    static FoldedHistory of(List<Entry> history) {
        PartitionFold fold = Engine.fold(RandomHistory.PARTITION, RandomHistory.PARTITIONS);
        List<Step> steps = new ArrayList<>();
        for (Entry entry : history) {
            steps.add(new Step(entry, Engine.fold(fold, entry)));
        }
        while (!fold.backlog().isEmpty()) {
            Entry entry = laterThan(steps.getLast().entry().position());
            steps.add(new Step(entry, Engine.fold(fold, entry)));
        }
        return new FoldedHistory(fold, steps);
    }

    private static Entry laterThan(LogPosition last) {
        return new Entry(
                Optional.of(new Clock(last.appendedAt())),
                new LogPosition(last.offset() + 1, last.appendedAt(), Optional.empty()));
    }

    List<Entry> history() {
        return steps.stream().map(Step::entry).toList();
    }

    List<TradeEvent> events() {
        return steps.stream().flatMap(step -> step.events().stream()).toList();
    }

    /// Which inputs were skipped for whom, in an order that does not depend on when.
    List<String> skipped() {
        return steps.stream()
                .flatMap(step -> step.result().skipped().stream())
                .map(Skip::event)
                .map(skip ->
                        String.format(
                                Locale.ROOT,
                                "%d for %s: %s",
                                skip.inputOffset(),
                                skip.account(),
                                skip.reason()))
                .sorted()
                .toList();
    }

    /// An event as it is published.
    static String text(TradeEvent event) {
        return event.getClass().getSimpleName()
                + new String(Topics.TRADE_EVENTS.encode(event), StandardCharsets.UTF_8);
    }
}
