package io.tickfold.engine.rebuild;

import io.tickfold.contract.event.EngineEvent;
import io.tickfold.contract.input.MarketInput;
import io.tickfold.contract.input.TradeInput;
import io.tickfold.contract.value.Symbol;
import io.tickfold.contract.wire.Topics;
import io.tickfold.engine.domain.Account;
import io.tickfold.engine.domain.LogPosition;
import io.tickfold.engine.domain.PartitionFold;
import io.tickfold.engine.domain.Position;
import io.tickfold.engine.journal.EventChains;
import io.tickfold.engine.journal.EventId;
import io.tickfold.engine.journal.InputRecord;
import io.tickfold.engine.journal.PartitionJournal;
import io.tickfold.engine.journal.SinceCheckpoint;
import io.tickfold.engine.stores.PartitionProgress;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.header.Headers;

/// Rebuilds a partition's state: first from all its events, then from the inputs that are kept of
/// those that led to them.
final class PartitionRebuild {

    private final PartitionJournal journal;
    private final EventReplay events;
    private Optional<MarketReplay> market = Optional.empty();

    PartitionRebuild(int partition, int partitions) {
        journal = new PartitionJournal(partition, partitions);
        events = new EventReplay(journal, PartitionProgress.start(Map.of()));
    }

    /// @throws IllegalStateException if the event does not follow its account's last one, or not
    ///   the events that its hash covers
    void event(EventId id, EngineEvent event, byte[] value, Headers headers) {
        events.replay(id, event, value, headers);
    }

    /// The chains of the events so far.
    EventChains chains() {
        return journal.chains();
    }

    /// The offset up to which inputs are wanted, once all events are there.
    long inputsEnd() {
        return events.progress().input() + 1;
    }

    /// An input before that offset; one that the engine could not read either changed nothing.
    void input(InputRecord input) {
        if (events.isAfterCheckpoint(input.offset())) {
            Topics.TRADE_INPUT
                    .tryDecode(input.headers(), input.value())
                    .ifPresent(read -> fold(read, input.position()));
            journal.restore(journal.sinceCheckpoint().with(input, journal.fold().market().at()));
        }
    }

    private void fold(TradeInput input, LogPosition position) {
        journal.fold().advanceTo(position.appendedAt());
        if (input instanceof MarketInput moving && !events.isSkipped(position.offset())) {
            replay().replay(moving, position);
        }
    }

    private MarketReplay replay() {
        if (market.isEmpty()) {
            market = Optional.of(new MarketReplay(journal.fold(), events.backlog().inHand()));
        }
        return market.get();
    }

    /// The state after the last event; no more is taken after this.
    PartitionJournal finish() {
        PartitionFold fold = journal.fold();
        fold.advanceTo(events.at());
        fold.restore(events.prices().completing(fold.market(), symbolsToComplete(fold)));
        replay().past()
                .ifPresent(past ->
                        fold.backlog()
                                .restore(
                                        past,
                                        replay().waiting(),
                                        events.backlog().done(),
                                        events.finishedAfter(
                                                replay().waiting().getFirst().offset())));
        events.first().ifPresent(this::countFrom);
        return journal;
    }

    /// Symbols of open orders, but for those whose quotes rules have taken away: their orders are
    /// about to be settled.
    private Set<Symbol> symbolsToComplete(PartitionFold fold) {
        Set<Symbol> held = new HashSet<>();
        for (Account account : fold.accounts()) {
            for (Position position : account.orders()) {
                held.add(position.terms().symbol());
            }
        }
        held.removeAll(replay().quoted());
        return held;
    }

    /// Where no input of the time before the first checkpoint is kept, its first event is as near
    /// as can be told.
    private void countFrom(Instant first) {
        SinceCheckpoint since = journal.sinceCheckpoint();
        if (since.at().equals(Instant.EPOCH)) {
            journal.restore(since.seenFrom(first));
        }
    }

    /// How far the state has advanced, without the topics that it is only valid with.
    PartitionProgress progress() {
        return events.progress();
    }
}
