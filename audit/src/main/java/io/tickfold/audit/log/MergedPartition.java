package io.tickfold.audit.log;

import io.tickfold.engine.journal.EventId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.AbstractIterator;

/// Puts the two logs of a partition together: each input, then the events that it led to.
final class MergedPartition extends AbstractIterator<LogRecord> {

    private static final long NONE = -1;

    private final Iterator<LogRecord> inputs;
    private final Iterator<LogRecord> events;
    private final Decided decided;
    private final Consumer<MisplacedEvent> misplaced;
    private final List<MisplacedEvent> later = new ArrayList<>();
    private Optional<LogRecord> input;
    private Optional<LogRecord> event = Optional.empty();
    private long inputOfEvent = NONE;

    /// How far the engine has come.
    ///
    /// @param before the input before which all is decided; absent if that is only known of inputs
    ///   that led to events
    /// @param written the end of the inputs, not before all events had been written
    record Decided(OptionalLong before, long written) {

        private boolean isKnown() {
            return before.isPresent();
        }

        private boolean hasComeTo(long offset) {
            return before.isEmpty() || offset < before.getAsLong();
        }
    }

    /// @param misplaced is told of events that cannot be where they are
    MergedPartition(
            Iterator<LogRecord> inputs,
            Iterator<LogRecord> events,
            Decided decided,
            Consumer<MisplacedEvent> misplaced) {
        this.inputs = inputs;
        this.events = events;
        this.decided = decided;
        this.misplaced = misplaced;
        input = next(inputs);
        advanceEvent();
    }

    private static Optional<LogRecord> next(Iterator<LogRecord> records) {
        return records.hasNext() ? Optional.of(records.next()) : Optional.empty();
    }

    /// Leaves out events of inputs that are not decided yet. Before an event of one that is, they
    /// cannot have been written.
    private void advanceEvent() {
        event = next(events);
        while (event.isPresent() && !decided.hasComeTo(inputOf(event.get()))) {
            later.add(new MisplacedEvent(event.get().offset(), inputOf(event.get())));
            event = next(events);
        }
        inputOfEvent = event.map(this::inputOf).orElse(inputOfEvent);
        later.stream()
                .filter(each -> event.isPresent() || each.input() >= decided.written())
                .forEach(misplaced);
        later.clear();
    }

    /// An event without a readable id stays with the one before it.
    private long inputOf(LogRecord record) {
        return EventId.of(record.headers()).map(EventId::inputOffset).orElse(inputOfEvent);
    }

    private boolean isInputNext() {
        if (event.isEmpty()) {
            return decided.isKnown()
                    && input.filter(i -> decided.hasComeTo(i.offset())).isPresent();
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
