package io.tickfold.audit.verify;

import io.tickfold.audit.log.LogRecord;
import io.tickfold.audit.verify.Comparison.Doubt;
import io.tickfold.audit.verify.PartitionReport.DecidedFrom;
import io.tickfold.contract.event.Checkpoint;
import io.tickfold.contract.event.EngineEvent;
import io.tickfold.contract.event.InputSkipped;
import io.tickfold.contract.value.ChainHash;
import io.tickfold.contract.wire.MessageHeaders;
import io.tickfold.contract.wire.MessageType;
import io.tickfold.contract.wire.Topics;
import io.tickfold.engine.domain.PartitionFold;
import io.tickfold.engine.domain.UnknownRulesException;
import io.tickfold.engine.journal.EventChains;
import io.tickfold.engine.journal.OutputRecord;
import io.tickfold.engine.journal.PartitionJournal;
import io.tickfold.engine.journal.SinceCheckpoint;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/// Decides a partition's inputs again, as soon as the state before them is known.
final class Redecision {

    private final Comparison comparison;
    private final PartitionJournal journal;
    private State state = State.FOLLOWING;
    private SinceCheckpoint since = SinceCheckpoint.BEGINNING;
    private Optional<DecidedFrom> start = Optional.empty();
    private Optional<Instant> lastCheckpoint = Optional.empty();
    private boolean isAtCheckpoint = true;
    private long decided;
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

    Redecision(int partition, int partitions, Comparison comparison) {
        this.comparison = comparison;
        this.journal = new PartitionJournal(partition, partitions);
    }

    Optional<DecidedFrom> start() {
        return start;
    }

    /// How many inputs were re-executed.
    long decided() {
        return decided;
    }

    /// Why not all was re-executed; empty if it was.
    String remark() {
        return remark;
    }

    /// The state folded from the events; empty after a difference.
    Optional<PartitionFold> folded() {
        return state == State.ENDED ? Optional.empty() : Optional.of(journal.fold());
    }

    /// The chains of what the rules lead to.
    EventChains chains() {
        return journal.chains();
    }

    /// The events that must follow an input; empty while nothing can be re-executed.
    Optional<List<OutputRecord>> decide(Steps.Step step) {
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
            start = Optional.of(new DecidedFrom(input, lastCheckpoint));
        }
    }

    /// Takes over events that cannot be re-executed.
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
                ChainHash hash =
                        journal.fold()
                                .stateHash(checkpoint.at(), checkpoint.rules().rulesVersion());
                comparison.compare(record, checkpoint, hash);
                lastCheckpoint = Optional.of(checkpoint.at());
            }
            isAtCheckpoint = event instanceof Checkpoint;
            journal.replay(event, Objects.requireNonNull(record.value()));
        } catch (UnknownRulesException e) {
            end(String.valueOf(e.getMessage()));
        } catch (RuntimeException _) {
            end("an event cannot follow those before it");
        }
    }

    private Optional<List<OutputRecord>> decide(LogRecord input, List<LogRecord> records) {
        since = journal.sinceCheckpoint();
        if (records.stream().anyMatch(Redecision::vouchesForNoInput)) {
            journal.restore(
                    new SinceCheckpoint(since.at(), since.from(), since.next(), Optional.empty()));
        }
        records.forEach(this::skipWhatWasSkipped);
        try {
            List<OutputRecord> due = journal.take(input.asInput()).records();
            decided++;
            return Optional.of(due);
        } catch (RuntimeException e) {
            end(String.format(Locale.ROOT, "input %,d cannot be decided: %s", input.offset(), e));
            return Optional.empty();
        }
    }

    /// What the engine did not decide is not re-executed either, whether this version could or not.
    private void skipWhatWasSkipped(LogRecord record) {
        if (isOf(MessageType.INPUT_SKIPPED, record)) {
            read(InputSkipped.class, record).ifPresent(journal.fold().skips()::order);
        }
    }

    private static boolean isOf(MessageType type, LogRecord record) {
        return MessageHeaders.type(record.headers()).equals(Optional.of(type));
    }

    private static <T extends EngineEvent> Optional<T> read(Class<T> type, LogRecord record) {
        return Topics.TRADE_EVENTS
                .tryDecode(record.headers(), record.value())
                .filter(type::isInstance)
                .map(type::cast);
    }

    /// After its state was rebuilt, the engine cannot vouch for what it has not read.
    private static boolean vouchesForNoInput(LogRecord record) {
        return isOf(MessageType.CHECKPOINT, record)
                && read(Checkpoint.class, record).filter(c -> c.inputs().isEmpty()).isPresent();
    }

    /// Finds the first difference, and decides no more after it.
    void compare(Steps.Step step, List<OutputRecord> due) {
        Doubt doubted = new Doubt(since.from(), step.input().orElseThrow().offset());
        if (!comparison.compare(doubted, step.events(), due)) {
            end("after the first difference");
        }
    }

    private void end(String why) {
        state = State.ENDED;
        remark = why;
    }
}
