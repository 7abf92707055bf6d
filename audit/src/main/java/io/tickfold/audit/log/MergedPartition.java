package io.tickfold.audit.log;

import io.tickfold.engine.journal.EventId;
import java.util.Iterator;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.common.utils.AbstractIterator;

/// Puts the two logs of a partition together: each input, then the events that it led to.
final class MergedPartition extends AbstractIterator<LogRecord> {

    private static final long NONE = -1;

    private final Iterator<LogRecord> inputs;
    private final Iterator<LogRecord> events;
    private final long undecided;
    private final boolean isDecidedKnown;
    private Optional<LogRecord> input;
    private Optional<LogRecord> event = Optional.empty();
    private long inputOfEvent = NONE;

    /// @param decided the input before which all is decided; absent if that is only known of inputs
    ///   that led to events
    MergedPartition(Iterator<LogRecord> inputs, Iterator<LogRecord> events, OptionalLong decided) {
        this.inputs = inputs;
        this.events = events;
        undecided = decided.orElse(Long.MAX_VALUE);
        isDecidedKnown = decided.isPresent();
        input = next(inputs);
        advanceEvent();
    }

    private static Optional<LogRecord> next(Iterator<LogRecord> records) {
        return records.hasNext() ? Optional.of(records.next()) : Optional.empty();
    }

    /// An event without a readable id stays with the one before it.
    private void advanceEvent() {
        do {
            event = next(events);
            inputOfEvent =
                    event.flatMap(e -> EventId.of(e.headers()))
                            .map(EventId::inputOffset)
                            .orElse(inputOfEvent);
        } while (event.isPresent() && inputOfEvent >= undecided);
    }

    private boolean isInputNext() {
        if (event.isEmpty()) {
            return isDecidedKnown && input.filter(i -> i.offset() < undecided).isPresent();
        }
        return input.filter(i -> i.offset() <= inputOfEvent).isPresent();
    }

    @Override
    protected LogRecord makeNext() {
        Optional<LogRecord> next = isInputNext() ? input : event;
        if (isInputNext()) {
            input = next(inputs);
        } else {
            advanceEvent();
        }
        return next.orElseGet(this::allDone);
    }
}
