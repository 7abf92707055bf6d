package io.tickfold.engine.rebuild;

import io.tickfold.contract.event.Checkpoint;
import io.tickfold.contract.event.CommandRefused;
import io.tickfold.contract.event.EngineEvent;
import io.tickfold.contract.event.EventHeader;
import io.tickfold.contract.event.InputSkipped;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.ChainHash;
import io.tickfold.contract.wire.MessageHeaders;
import io.tickfold.engine.journal.BacklogPosition;
import io.tickfold.engine.journal.EventDigest;
import io.tickfold.engine.journal.EventId;
import io.tickfold.engine.journal.PartitionJournal;
import io.tickfold.engine.stores.PartitionProgress;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.header.Headers;

/// Folds a partition's events into accounts and remembered keys, and notes up to which input each
/// account was processed.
final class EventReplay {

    private static final long NONE = -1;

    private final PartitionJournal journal;
    private final Map<AccountId, Long> finished = new HashMap<>();
    private final Set<Long> skipped = new HashSet<>();
    private final LastPrices prices = new LastPrices();
    private PartitionProgress progress;
    private long oldestTick = NONE;
    private Optional<Instant> first = Optional.empty();
    private Instant at = Instant.EPOCH;
    private long checkpoint = NONE;
    private Optional<BacklogPosition> backlog = Optional.empty();

    /// @param start the progress before the first event
    EventReplay(PartitionJournal journal, PartitionProgress start) {
        this.journal = journal;
        this.progress = start;
    }

    /// @param headers of the event, with the hash that they state; those of old events state none
    /// @throws IllegalStateException if the event does not follow its account's last one, or not
    ///   the events that its hash covers
    void replay(EventId id, EngineEvent event, byte[] value, Headers headers) {
        Optional<ChainHash> stated = MessageHeaders.chainHash(headers);
        ChainHash hash = journal.replay(event, value);
        if (stated.isPresent() && !stated.get().equals(hash)) {
            throw new IllegalStateException("its hash is not that of the events up to it");
        }
        if (id.inputOffset() != progress.input()) {
            beginInput(id.inputOffset());
        }
        switch (event) {
            case TradeEvent ofAccount -> {
                note(id.inputOffset(), ofAccount);
                at = ofAccount.header().at();
            }
            case Checkpoint taken -> {
                checkpoint = taken.inputOffset();
                at = taken.at();
            }
            case InputSkipped skip -> {
                note(skip);
                at = skip.at();
            }
        }
        first = first.or(() -> Optional.of(at));
        backlog = BacklogPosition.stated(headers);
        EventDigest last = EventDigest.of(id, value);
        progress =
                progress.after(
                        id.inputOffset(),
                        last,
                        PartitionProgress.countOf(event),
                        journal.chains().all());
    }

    /// Offsets that go back are those of another input topic.
    private void beginInput(long offset) {
        oldestTick = NONE;
        if (offset < progress.input()) {
            finished.clear();
            skipped.clear();
            checkpoint = NONE;
        }
    }

    private void note(long input, TradeEvent event) {
        EventHeader header = event.header();
        long done = input;
        if (isOfTick(event)) {
            long tick = header.cause().inputOffset();
            done = tick + 1;
            oldestTick = oldestTick == NONE ? tick : Math.min(oldestTick, tick);
        }
        if (header.sequence() > 0) {
            finished.merge(header.accountId(), done, Math::max);
        }
        prices.note(event);
    }

    /// An account's share was processed by being skipped; an input that was skipped as a whole did
    /// not move the market.
    private void note(InputSkipped skip) {
        skip.account()
                .ifPresentOrElse(
                        account -> noteShare(skip.inputOffset(), account),
                        () -> skipped.add(skip.inputOffset()));
    }

    private void noteShare(long tick, AccountId account) {
        oldestTick = oldestTick == NONE ? tick : Math.min(oldestTick, tick);
        finished.merge(account, tick + 1, Math::max);
    }

    private static boolean isOfTick(TradeEvent event) {
        return event.header().cause().commandId().isEmpty() && !(event instanceof CommandRefused);
    }

    PartitionProgress progress() {
        return progress;
    }

    /// The time of the first event; empty if there is none.
    Optional<Instant> first() {
        return first;
    }

    /// The time of the last event.
    Instant at() {
        return at;
    }

    /// Whether an input came after the last checkpoint, so that the checkpoint says nothing of it.
    boolean isAfterCheckpoint(long offset) {
        return offset > checkpoint;
    }

    /// Whether an input was skipped as a whole.
    boolean isSkipped(long offset) {
        return skipped.contains(offset);
    }

    LastPrices prices() {
        return prices;
    }

    /// Where the backlog begins: as the last event states it, or else at the oldest tick that was
    /// processed with the last input that led to events. Before rules version 3 work is left only
    /// if there is one: as long as something waits, each input closes some orders.
    BacklogPosition backlog() {
        return backlog.orElseGet(() ->
                new BacklogPosition(
                        Optional.of(oldestTick).filter(tick -> tick != NONE), Optional.empty()));
    }

    /// The accounts that are processed with inputs from this offset on, and the offset after the
    /// last of those.
    Map<AccountId, Long> finishedAfter(long offset) {
        Map<AccountId, Long> later = new HashMap<>(finished);
        later.values().removeIf(until -> until <= offset);
        return later;
    }
}
