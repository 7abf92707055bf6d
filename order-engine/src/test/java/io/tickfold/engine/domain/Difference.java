package io.tickfold.engine.domain;

import io.tickfold.contract.event.TradeEvent;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// Where two lists of events part ways. Their numbers have one form each, so that events that are
/// equal are the same bytes; that this is so is an invariant of its own.
final class Difference {

    private Difference() {}

    static Optional<String> between(
            String what, List<TradeEvent> engine, List<TradeEvent> expected) {
        return between(what, engine, expected, event -> event);
    }

    /// @param view what is compared of an event
    static Optional<String> between(
            String what,
            List<TradeEvent> engine,
            List<TradeEvent> expected,
            Function<TradeEvent, Object> view) {
        int length = Math.max(engine.size(), expected.size());
        for (int i = 0; i < length; i++) {
            Optional<TradeEvent> is = at(i, engine);
            Optional<TradeEvent> should = at(i, expected);
            if (!is.map(view).equals(should.map(view))) {
                return Optional.of(
                        String.format(
                                Locale.ROOT,
                                "%s, event %d:%n  engine   %s%n  expected %s",
                                what,
                                i,
                                text(is),
                                text(should)));
            }
        }
        return Optional.empty();
    }

    private static Optional<TradeEvent> at(int index, List<TradeEvent> events) {
        return index < events.size() ? Optional.of(events.get(index)) : Optional.empty();
    }

    private static String text(Optional<TradeEvent> event) {
        return event.map(FoldedHistory::text).orElse("nothing");
    }
}
