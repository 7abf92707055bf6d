package io.tickfold.engine.journal;

import static io.tickfold.engine.journal.InputReader.USUAL;

import io.tickfold.contract.event.Checkpoint;
import io.tickfold.contract.event.EngineEvent;
import io.tickfold.contract.event.InputSkipped;
import io.tickfold.contract.event.SkipReason;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.input.RulesChanged;
import io.tickfold.contract.input.TradeInput;
import io.tickfold.contract.value.ChainHash;
import io.tickfold.contract.wire.MessageHeaders;
import io.tickfold.contract.wire.UnreadableMessageException;
import io.tickfold.engine.domain.FoldResult;
import io.tickfold.engine.domain.KeyShelf;
import io.tickfold.engine.domain.Market;
import io.tickfold.engine.domain.PartitionFold;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Turns the records of one partition's input into the records of its events.
///
/// The same records give the same bytes, live, on replay and in an audit.
public final class PartitionJournal {

    private final int partition;
    private final PartitionFold fold;
    private final EventChains chains;
    private final InputReader inputs;
    private SinceCheckpoint since = SinceCheckpoint.BEGINNING;

    /// A journal that keeps all state in memory.
    ///
    /// @param partitions how many the input log has
    public PartitionJournal(int partition, int partitions) {
        this(partition, new PartitionFold(partition, partitions), new EventChains(), USUAL);
    }

    /// @param shelf where idempotency keys are kept
    public PartitionJournal(int partition, int partitions, KeyShelf shelf, InputReader inputs) {
        this(partition, new PartitionFold(partition, partitions, shelf), new EventChains(), inputs);
    }

    /// @param chains of the events that the fold's state follows from
    public PartitionJournal(
            int partition, PartitionFold fold, EventChains chains, InputReader inputs) {
        this.partition = partition;
        this.fold = fold;
        this.chains = chains;
        this.inputs = inputs;
    }

    public PartitionFold fold() {
        return fold;
    }

    public EventChains chains() {
        return chains;
    }

    public SinceCheckpoint sinceCheckpoint() {
        return since;
    }

    /// Restores from storage what is known of the inputs since the last checkpoint.
    public void restore(SinceCheckpoint stored) {
        since = stored;
    }

    /// Applies an event that was written before; decides nothing.
    ///
    /// @param value as written
    /// @return its hash, which follows from the events that were applied so far
    /// @throws IllegalStateException if it does not follow its account's last one
    public ChainHash replay(EngineEvent event, byte[] value) {
        switch (event) {
            case TradeEvent ofAccount -> fold.replay(ofAccount);
            case Checkpoint checkpoint -> {
                fold.replay(checkpoint);
                since = SinceCheckpoint.of(checkpoint);
            }
            case InputSkipped _ -> {}
        }
        return chains.append(event, value);
    }

    /// Folds the next record of the partition, or skips it if that is ordered.
    public JournalEntry take(InputRecord record) {
        Optional<SkipReason> skipped = fold.skips().ordered(record.offset());
        return skipped.isPresent() ? skip(record, skipped.get()) : read(record);
    }

    private JournalEntry skip(InputRecord record, SkipReason reason) {
        FoldResult result = fold.skip(record.position(), reason);
        return new JournalEntry(Optional.empty(), result, write(record, result));
    }

    private JournalEntry read(InputRecord record) {
        try {
            TradeInput input = inputs.read(record.headers(), record.value());
            FoldResult result = fold.fold(input, record.position());
            return new JournalEntry(Optional.empty(), result, write(record, result));
        } catch (UnreadableMessageException e) {
            FoldResult result = refuseUnreadable(record);
            return new JournalEntry(Optional.of(e), result, write(record, result));
        }
    }

    private FoldResult refuseUnreadable(InputRecord record) {
        return MessageHeaders.requestId(record.headers())
                .flatMap(_ -> record.position().key())
                .map(account -> fold.foldUnreadable(account, record.position()))
                .orElse(FoldResult.NOTHING);
    }

    private List<OutputRecord> write(InputRecord record, FoldResult result) {
        JournalPage page = new JournalPage(partition, record, chains);
        page.triggered(result.triggered());
        page.skipped(result.skipped());
        page.answer(result.answer());
        if (fold.statesBacklogAfter(result)) {
            page.backlog(BacklogPosition.of(fold.backlog()));
        }
        Instant now = fold.market().at();
        since = since.with(record, now);
        if (isCheckpointDue(now)) {
            Checkpoint checkpoint = checkpoint(record.offset(), now);
            since =
                    page.checkpoint(checkpoint)
                            ? SinceCheckpoint.of(checkpoint)
                            : since.seenFrom(now);
        }
        return page.records();
    }

    /// Never while inputs wait, since a checkpoint has no place for them.
    private boolean isCheckpointDue(Instant now) {
        return fold.backlog().isEmpty()
                && fold.market()
                        .rules()
                        .flatMap(rules -> rules.limits().checkpointEvery())
                        .filter(every -> since.isDue(every, now))
                        .isPresent();
    }

    private Checkpoint checkpoint(long inputOffset, Instant now) {
        Market market = fold.market();
        RulesChanged rules = market.rules().orElseThrow();
        return new Checkpoint(
                now,
                inputOffset,
                since.span(),
                chains.all(),
                fold.stateHash(now, rules.rulesVersion()),
                rules,
                List.copyOf(market.halted()),
                market.newestQuotes(),
                Optional.of(market.dropped()).filter(dropped -> !dropped.isEmpty()),
                Optional.of(fold.haltKeys().at(now).seen()).filter(keys -> !keys.isEmpty()));
    }
}
