package io.tickfold.audit.verify;

import io.tickfold.audit.log.BrokenLineException;
import io.tickfold.audit.log.LogRecord;
import io.tickfold.audit.log.LogRecord.Log;
import io.tickfold.audit.log.Seal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// Cuts the records of a partition into steps.
final class Steps {

    private final Iterator<LogRecord> records;
    private final Consumer<BrokenLineException> broken;
    private Optional<LogRecord> ahead;

    /// @param broken is told of each line of an export that holds no record
    Steps(Iterator<LogRecord> records, Consumer<BrokenLineException> broken) {
        this.records = records;
        this.broken = broken;
        this.ahead = read();
    }

    boolean hasNext() {
        return ahead.isPresent();
    }

    /// The next step; events without an input are one each.
    Step next() {
        LogRecord first = ahead.orElseThrow();
        ahead = read();
        if (first.log() == Log.EVENTS) {
            return new Step(Optional.empty(), List.of(first));
        }
        List<LogRecord> events = new ArrayList<>();
        while (ahead.isPresent() && ahead.get().log() == Log.EVENTS) {
            events.add(ahead.get());
            ahead = read();
        }
        return new Step(Optional.of(first), events);
    }

    private Optional<LogRecord> read() {
        while (true) {
            try {
                return records.hasNext() ? Optional.of(records.next()) : Optional.empty();
            } catch (BrokenLineException e) {
                broken.accept(e);
            }
        }
    }

    /// An input and the events that follow it; events whose input is not kept have none.
    record Step(Optional<LogRecord> input, List<LogRecord> events) {

        /// The same with the events at some of the places.
        Step with(IntPredicate wanted) {
            return new Step(
                    input,
                    IntStream.range(0, events.size())
                            .filter(wanted)
                            .mapToObj(events::get)
                            .toList());
        }

        /// The seal of the records up to and with these.
        Seal sealed(Seal before) {
            Seal seal = input.map(before::after).orElse(before);
            for (LogRecord event : events) {
                seal = seal.after(event);
            }
            return seal;
        }
    }
}
