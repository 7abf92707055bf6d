package io.tickfold.engine.journal;

import io.tickfold.contract.event.Checkpoint;
import io.tickfold.contract.event.EngineEvent;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.input.RulesChanged;
import io.tickfold.contract.input.TradeInput;
import io.tickfold.contract.value.ChainHash;
import io.tickfold.contract.wire.MessageHeaders;
import io.tickfold.contract.wire.Topics;
import io.tickfold.contract.wire.UnreadableMessageException;
import io.tickfold.engine.domain.Folded;
import io.tickfold.engine.domain.Market;
import io.tickfold.engine.domain.Outcome;
import io.tickfold.engine.domain.PartitionFold;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One partition: turns the records of its input into those of its events.
///
/// The same records give the same bytes, whenever and wherever that is done.
public final class PartitionJournal {

    private final int partition;
    private final PartitionFold fold;
    private final EventChains chains = new EventChains();
    private SinceCheckpoint since = SinceCheckpoint.BEGINNING;

    /// @param partitions how many the input log has
    public PartitionJournal(int partition, int partitions) {
        this.partition = partition;
        this.fold = new PartitionFold(partition, partitions);
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

    /// Takes over what was stored of the time since the last checkpoint.
    public void restore(SinceCheckpoint stored) {
        since = stored;
    }

    /// Takes over an event that was written before; decides nothing.
    ///
    /// @param value as written
    /// @return the hash that it has by what was taken over so far
    /// @throws IllegalStateException if it does not follow its account's last one
    public ChainHash replay(EngineEvent event, byte[] value) {
        switch (event) {
            case TradeEvent ofAccount -> fold.replay(ofAccount);
            case Checkpoint checkpoint -> {
                fold.replay(checkpoint);
                since = SinceCheckpoint.of(checkpoint);
            }
        }
        return chains.append(event, value);
    }

    /// Folds the next record of the partition.
    ///
    /// @throws io.tickfold.engine.domain.UnknownRulesException if it asks for decision logic that
    ///   is not here
    public Written take(InputRecord record) {
        JournalPage page = new JournalPage(partition, record, chains);
        Optional<TradeInput> input = Optional.empty();
        Optional<UnreadableMessageException> unreadable = Optional.empty();
        Optional<Folded> folded;
        try {
            TradeInput read = Topics.TRADE_INPUT.decode(record.headers(), record.value());
            input = Optional.of(read);
            folded = Optional.of(fold.fold(read, record.position()));
        } catch (UnreadableMessageException e) {
            unreadable = Optional.of(e);
            folded = refuseUnreadable(record);
        }
        folded.ifPresent(all -> {
            page.triggered(all.triggered());
            page.answer(answer(all.outcome()));
        });
        Instant now = fold.market().at();
        since = since.with(record, now);
        if (isCheckpointDue(now)) {
            Checkpoint checkpoint = checkpoint(record.offset(), now);
            page.checkpoint(checkpoint);
            since = SinceCheckpoint.of(checkpoint);
        }
        return new Written(input, unreadable, folded, page.records());
    }

    private Optional<Folded> refuseUnreadable(InputRecord record) {
        return MessageHeaders.requestId(record.headers())
                .flatMap(_ -> record.position().key())
                .map(account -> fold.foldUnreadable(account, record.position()));
    }

    private static List<TradeEvent> answer(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Decided(List<TradeEvent> events) -> events;
            case Outcome.Failed(TradeEvent refusal, _) -> List.of(refusal);
            case Outcome.Ignored _, Outcome.MarketMoved _ -> List.of();
        };
    }

    /// Never while something waits: what waits is no part of a checkpoint.
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
                fold.stateHash(now),
                rules,
                List.copyOf(market.halted()),
                market.newestQuotes());
    }
}
