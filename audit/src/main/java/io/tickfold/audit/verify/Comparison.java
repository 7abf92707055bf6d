package io.tickfold.audit.verify;

import io.tickfold.audit.log.LogRecord;
import io.tickfold.audit.log.LogRecord.Log;
import io.tickfold.audit.verify.Finding.Kind;
import io.tickfold.contract.event.Checkpoint;
import io.tickfold.contract.value.ChainHash;
import io.tickfold.engine.journal.OutputRecord;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Compares a partition's events with those that the rules lead to, up to the first difference.
final class Comparison {

    /// Said of an event beside those that should be there.
    static final String NOT_DUE = "the rules lead to no such event";

    private final Findings findings;
    private Optional<Doubt> doubt = Optional.empty();
    private long checkpoints;

    /// Inputs among which one is not as the engine read it, or may not be.
    record Doubt(long from, long to) {}

    Comparison(Findings findings) {
        this.findings = findings;
    }

    /// The inputs before the first difference, back to the last checkpoint.
    Optional<Doubt> doubt() {
        return doubt;
    }

    /// How many checkpoints agree with the state that is folded from the events.
    long checkpoints() {
        return checkpoints;
    }

    /// Notes that exactly the expected events are there.
    void agree(List<OutputRecord> due) {
        if (!due.isEmpty()) {
            agree(due.getLast());
        }
    }

    private void agree(OutputRecord due) {
        checkpoints += due.event() instanceof Checkpoint ? 1 : 0;
    }

    /// Compares a checkpoint with the state folded from the events before it.
    void compare(LogRecord record, Checkpoint checkpoint, ChainHash state) {
        if (state.equals(checkpoint.stateHash())) {
            checkpoints++;
        } else {
            findings.add(
                    Kind.CHECKPOINT,
                    record,
                    "the events before this checkpoint do not come to the state that the engine"
                            + " had");
        }
    }

    /// Finds the first difference.
    ///
    /// @param since the inputs since the last checkpoint, the last of which leads to what is due
    /// @return whether re-execution can continue
    boolean compare(Doubt since, List<LogRecord> records, List<OutputRecord> due) {
        int both = Math.min(records.size(), due.size());
        for (int i = 0; i < both; i++) {
            if (!compare(since, records.get(i), due.get(i))) {
                return false;
            }
        }
        if (due.size() > both) {
            missing(since, due.get(both), records);
        } else if (records.size() > both) {
            findings.add(Kind.DECISION, records.get(both), NOT_DUE);
        } else {
            return true;
        }
        doubt(since);
        return false;
    }

    private boolean compare(Doubt since, LogRecord record, OutputRecord due) {
        Optional<String> difference = Differences.between(record, due);
        if (difference.isEmpty()) {
            agree(due);
            return true;
        }
        boolean isOfInputsAlone = Differences.isOfInputsAlone(record, due);
        if (isOfInputsAlone) {
            notAsRead(since);
        } else {
            findings.add(Kind.DECISION, record, due.event(), difference.get());
        }
        doubt(since);
        return isOfInputsAlone;
    }

    private void notAsRead(Doubt since) {
        findings.add(
                Kind.INPUT,
                Log.INPUT,
                since.from(),
                Optional.empty(),
                String.format(
                        Locale.ROOT,
                        "between %,d and %,d the input is not what the engine read",
                        since.from(),
                        since.to()));
    }

    private void missing(Doubt since, OutputRecord due, List<LogRecord> records) {
        findings.add(
                Kind.DECISION,
                Log.EVENTS,
                records.isEmpty() ? Finding.NOWHERE : records.getLast().offset(),
                due.key(),
                String.format(
                        Locale.ROOT,
                        "input %,d leads to event %s, %s, which is missing",
                        since.to(),
                        due.id(),
                        Differences.name(due)));
    }

    private void doubt(Doubt since) {
        doubt = doubt.or(() -> Optional.of(since));
    }
}
