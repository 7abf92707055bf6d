package io.tickfold.audit.verify;

import io.tickfold.audit.log.LogRecord;
import io.tickfold.audit.log.LogRecord.Log;
import io.tickfold.audit.verify.Finding.Kind;
import io.tickfold.contract.event.Checkpoint;
import io.tickfold.contract.event.EngineEvent;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.ChainHash;
import io.tickfold.contract.wire.MessageHeaders;
import io.tickfold.contract.wire.MessageType;
import io.tickfold.contract.wire.Topics;
import io.tickfold.contract.wire.UnreadableMessageException;
import io.tickfold.engine.domain.UnknownRulesException;
import io.tickfold.engine.journal.EventChains;
import io.tickfold.engine.journal.OutputRecord;
import io.tickfold.engine.journal.PartitionJournal;
import io.tickfold.engine.journal.SinceCheckpoint;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Decides a partition's inputs again, as soon as the state before them is known, and holds what
/// comes out against what stands in the log.
final class Redecision {

    private final Findings findings;
    private final PartitionJournal journal;
    private State state = State.FOLLOWING;
    private SinceCheckpoint since = SinceCheckpoint.BEGINNING;
    private Optional<Start> start = Optional.empty();
    private Optional<Doubt> doubt = Optional.empty();
    private Optional<Checkpoint> lastCheckpoint = Optional.empty();
    private boolean isAtCheckpoint = true;
    private long decided;
    private long checkpoints;
    private String remark = "";

    /// How the events are taken.
    private enum State {
        /// They are folded, until the inputs that follow them are there.
        FOLLOWING,
        /// They are held against what the inputs lead to.
        DECIDING,
        /// They cannot be told any more.
        ENDED
    }

    /// Where deciding began.
    ///
    /// @param input the first input that was decided again
    /// @param checkpoint the one that the state was taken from; none at the beginning of the log
    record Start(long input, Optional<Checkpoint> checkpoint) {}

    /// Inputs among which one is not as the engine read it, or may not be.
    record Doubt(long from, long to) {}

    Redecision(int partition, int partitions, Findings findings) {
        this.findings = findings;
        this.journal = new PartitionJournal(partition, partitions);
    }

    Optional<Start> start() {
        return start;
    }

    Optional<Doubt> doubt() {
        return doubt;
    }

    /// How many inputs were decided again.
    long decided() {
        return decided;
    }

    /// How many checkpoints agree with the state that the events come to.
    long checkpoints() {
        return checkpoints;
    }

    /// Why not all was decided again; empty if it was.
    String remark() {
        return remark;
    }

    /// Stands for what the events come to at a time; empty after a difference.
    Optional<ChainHash> stateHash(Instant at) {
        return state == State.ENDED ? Optional.empty() : Optional.of(journal.fold().stateHash(at));
    }

    /// The chains of what the rules lead to.
    EventChains chains() {
        return journal.chains();
    }

    /// What must stand behind an input; empty while nothing can be decided again.
    Optional<List<OutputRecord>> decide(Step step) {
        if (step.input().isEmpty()) {
            return Optional.empty();
        }
        LogRecord input = step.input().get();
        if (state == State.FOLLOWING) {
            beginIfPossible(input.offset());
        }
        return state == State.DECIDING ? decide(input, step.events()) : Optional.empty();
    }

    private void beginIfPossible(long input) {
        if (isAtCheckpoint && input == journal.sinceCheckpoint().next()) {
            journal.fold().resume();
            state = State.DECIDING;
            start = Optional.of(new Start(input, lastCheckpoint));
        }
    }

    /// Takes over events that cannot be decided again.
    ///
    /// @param events what the records say, as far as they can be read
    void follow(List<LogRecord> records, List<Optional<EngineEvent>> events) {
        for (int i = 0; i < records.size() && state == State.FOLLOWING; i++) {
            if (events.get(i).isEmpty()) {
                end("an event cannot be read");
                return;
            }
            follow(records.get(i), events.get(i).get());
        }
    }

    private void follow(LogRecord record, EngineEvent event) {
        try {
            if (event instanceof Checkpoint checkpoint) {
                checkState(record, checkpoint);
                lastCheckpoint = Optional.of(checkpoint);
            }
            isAtCheckpoint = event instanceof Checkpoint;
            journal.replay(event, Objects.requireNonNull(record.value()));
        } catch (IllegalStateException e) {
            end("an event cannot follow those before it");
        } catch (UnknownRulesException e) {
            end(String.valueOf(e.getMessage()));
        }
    }

    private void checkState(LogRecord record, Checkpoint checkpoint) {
        if (journal.fold().stateHash(checkpoint.at()).equals(checkpoint.stateHash())) {
            checkpoints++;
        } else {
            findings.add(
                    Kind.CHECKPOINT,
                    record,
                    "the events before this checkpoint do not come to the state that the engine"
                            + " had");
        }
    }

    private Optional<List<OutputRecord>> decide(LogRecord input, List<LogRecord> records) {
        since = journal.sinceCheckpoint();
        if (records.stream().anyMatch(Redecision::vouchesForNoInput)) {
            journal.restore(
                    new SinceCheckpoint(since.at(), since.from(), since.next(), Optional.empty()));
        }
        try {
            List<OutputRecord> due = journal.take(input.asInput()).records();
            decided++;
            checkpoints += isCheckpoint(due) ? 1 : 0;
            return Optional.of(due);
        } catch (UnknownRulesException e) {
            end(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private static boolean isCheckpoint(List<OutputRecord> due) {
        return !due.isEmpty() && due.getLast().event() instanceof Checkpoint;
    }

    /// After its state was made anew, the engine cannot vouch for what it has not read.
    private static boolean vouchesForNoInput(LogRecord record) {
        if (!MessageHeaders.type(record.headers()).equals(Optional.of(MessageType.CHECKPOINT))) {
            return false;
        }
        try {
            Checkpoint checkpoint =
                    Topics.TRADE_EVENTS.decode(Checkpoint.class, record.headers(), record.value());
            return checkpoint.inputs().isEmpty();
        } catch (UnreadableMessageException _) {
            return false;
        }
    }

    /// Finds the first difference.
    void compare(Step step, List<OutputRecord> due) {
        Doubt doubted = new Doubt(since.from(), step.input().orElseThrow().offset());
        compare(doubted, step.events(), due);
    }

    private void compare(Doubt since, List<LogRecord> records, List<OutputRecord> expected) {
        for (int i = 0; i < Math.max(records.size(), expected.size()); i++) {
            if (i >= records.size()) {
                missing(since, expected.get(i), records);
                return;
            }
            if (i >= expected.size()) {
                LogRecord record = records.get(i);
                findings.add(Kind.DECISION, record, "the rules lead to no such event");
                differ(since);
                return;
            }
            if (!compare(since, records.get(i), expected.get(i))) {
                return;
            }
        }
    }

    /// @return whether deciding can go on
    private boolean compare(Doubt since, LogRecord record, OutputRecord expected) {
        Optional<String> difference = Differences.between(record, expected);
        if (difference.isEmpty()) {
            return true;
        }
        checkpoints -= expected.event() instanceof Checkpoint ? 1 : 0;
        if (Differences.isOfInputsAlone(record, expected)) {
            findings.add(
                    Kind.INPUT,
                    Log.INPUT,
                    since.from(),
                    Optional.empty(),
                    "between %,d and %,d the input is not what the engine read"
                            .formatted(since.from(), since.to()));
            doubt = doubt.or(() -> Optional.of(since));
            return true;
        }
        findings.add(Kind.DECISION, record, expected.event(), difference.get());
        differ(since);
        return false;
    }

    private void missing(Doubt since, OutputRecord expected, List<LogRecord> records) {
        long place = records.isEmpty() ? Finding.NOWHERE : records.getLast().offset();
        Optional<AccountId> account = expected.key();
        findings.add(
                Kind.DECISION,
                Log.EVENTS,
                place,
                account,
                "input %,d leads to event %s, %s, which is missing"
                        .formatted(since.to(), expected.id(), Differences.name(expected)));
        differ(since);
    }

    private void differ(Doubt since) {
        doubt = doubt.or(() -> Optional.of(since));
        end("after the first difference");
    }

    private void end(String why) {
        state = State.ENDED;
        remark = why;
    }
}
