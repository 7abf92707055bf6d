package io.tickfold.engine.streams;

import io.tickfold.contract.wire.Topics;
import java.util.ArrayList;
import java.util.List;

/// What a partition of the input log keeps, seen from the last input that led to events.
///
/// @param begin offset of the first record that is kept
/// @param end offset after the last one
/// @param wanted offset after the last input that led to events
record InputRange(long begin, long end, long wanted) {

    /// Where folding goes on.
    long next() {
        return Math.max(begin, Math.min(wanted, end));
    }

    /// The offset of the last input that is not to be folded again.
    long folded() {
        return Math.min(wanted, next()) - 1;
    }

    List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        String input = Topics.TRADE_INPUT.name();
        if (end < wanted) {
            remarks.add(
                    "%s ends at %d, before the input %d of the last event; what comes now follows"
                            .formatted(input, end, wanted - 1));
        }
        if (begin > wanted) {
            remarks.add(
                    "%s begins at %d; inputs from %d on are lost".formatted(input, begin, wanted));
        }
        return remarks;
    }
}
