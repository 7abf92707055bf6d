package io.tickfold.audit;

import io.tickfold.audit.log.LogRecord;
import io.tickfold.audit.log.LogRecord.Log;
import io.tickfold.contract.event.Checkpoint;
import io.tickfold.contract.event.EngineEvent;
import io.tickfold.contract.event.InputSkipped;
import io.tickfold.contract.event.SkipReason;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.ChainHash;
import io.tickfold.contract.wire.MessageHeaders;
import io.tickfold.contract.wire.MessageType;
import io.tickfold.contract.wire.Topics;
import io.tickfold.engine.domain.Account;
import io.tickfold.engine.domain.Entry;
import io.tickfold.engine.domain.LogPosition;
import io.tickfold.engine.domain.Market;
import io.tickfold.engine.journal.EventId;
import io.tickfold.engine.journal.InputRecord;
import io.tickfold.engine.journal.JournalEntry;
import io.tickfold.engine.journal.OutputRecord;
import io.tickfold.engine.journal.PartitionJournal;
import io.tickfold.engine.journal.Records;
import io.tickfold.engine.journal.SinceCheckpoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Both logs of a partition, as the engine's own journal writes them.
public final class WrittenPartition {

    private final int partition;
    private final PartitionJournal journal;
    private final List<LogRecord> records = new ArrayList<>();
    private long inputs;
    private long events;

    public WrittenPartition(int partition, int partitions) {
        this.partition = partition;
        this.journal = new PartitionJournal(partition, partitions);
    }

    /// Writes the input of an entry at the next offset, and what it leads to.
    ///
    /// @return the events
    public List<EngineEvent> write(Entry entry) {
        LogPosition at = entry.position();
        InputRecord input =
                Records.of(
                        new Entry(
                                entry.input(),
                                new LogPosition(inputs++, at.appendedAt(), at.key())));
        records.add(
                new LogRecord(
                        Log.INPUT,
                        partition,
                        input.offset(),
                        at.appendedAt().toEpochMilli(),
                        input.key(),
                        input.headers(),
                        input.value()));
        JournalEntry taken = journal.take(input);
        long timestamp = at.appendedAt().toEpochMilli();
        taken.records().forEach(event -> write(event, timestamp));
        return taken.events();
    }

    /// Has the next input skipped as a whole, as an operator does, or for one account, as a fault
    /// does.
    public void skipNext(Optional<AccountId> account) {
        journal.fold()
                .skips()
                .order(
                        new InputSkipped(
                                Instant.EPOCH,
                                inputs,
                                account.isEmpty() ? SkipReason.OPERATOR : SkipReason.FAULT,
                                account));
    }

    private void write(OutputRecord event, long timestamp) {
        records.add(
                new LogRecord(
                        Log.EVENTS,
                        partition,
                        events++,
                        timestamp,
                        event.key().map(Topics.TRADE_EVENTS::encodeKey).orElse(null),
                        event.headers(),
                        event.value()));
    }

    /// Writes a checkpoint that no rules ask for, behind the last input; its hashes are of nothing.
    public void writeCheckpoint(Instant now) {
        Market market = journal.fold().market();
        Checkpoint checkpoint =
                new Checkpoint(
                        now,
                        inputs - 1,
                        Optional.empty(),
                        ChainHash.START,
                        ChainHash.START,
                        market.rules().orElseThrow(),
                        List.copyOf(market.halted()),
                        market.newestQuotes(),
                        Optional.empty(),
                        Optional.empty());
        EventId id = new EventId(partition, inputs - 1, eventsOfLastInput());
        var headers = MessageHeaders.published(MessageType.CHECKPOINT, id.toString(), "/test", now);
        byte[] value = Topics.TRADE_EVENTS.encode(checkpoint);
        write(new OutputRecord(id, checkpoint, headers, value), now.toEpochMilli());
    }

    /// As if the engine's state had been rebuilt without the input since the last checkpoint.
    public void forgetInputs() {
        SinceCheckpoint since = journal.sinceCheckpoint();
        journal.restore(
                new SinceCheckpoint(since.at(), since.from(), since.next(), Optional.empty()));
    }

    private int eventsOfLastInput() {
        return (int)
                records.reversed().stream().takeWhile(record -> record.log() == Log.EVENTS).count();
    }

    /// The live state of an account.
    public Optional<Account> account(AccountId id) {
        return journal.fold().account(id);
    }

    /// How many inputs were written.
    public long inputs() {
        return inputs;
    }

    /// All that was written so far.
    public List<LogRecord> records() {
        return List.copyOf(records);
    }
}
