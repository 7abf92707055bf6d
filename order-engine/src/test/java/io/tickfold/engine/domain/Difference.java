package io.tickfold.engine.domain;

import io.tickfold.contract.event.TradeEvent;
import java.util.List;
import java.util.Optional;

/// Where two lists of events part ways, byte for byte.
final class Difference {

    private Difference() {}

    static Optional<String> between(
            String what, List<TradeEvent> engine, List<TradeEvent> expected) {
        int length = Math.max(engine.size(), expected.size());
        for (int i = 0; i < length; i++) {
            String is = text(i, engine);
            String should = text(i, expected);
            if (!is.equals(should)) {
                return Optional.of(
                        "%s, event %d:%n  engine   %s%n  expected %s"
                                .formatted(what, i, is, should));
            }
        }
        return Optional.empty();
    }

    private static String text(int index, List<TradeEvent> events) {
        return index < events.size() ? FoldedHistory.text(events.get(index)) : "nothing";
    }
}
