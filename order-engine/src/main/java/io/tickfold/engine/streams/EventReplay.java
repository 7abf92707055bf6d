package io.tickfold.engine.streams;

import io.tickfold.contract.event.CommandRefused;
import io.tickfold.contract.event.EventHeader;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.value.AccountId;
import io.tickfold.engine.domain.PartitionFold;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/// Folds a partition's events into accounts and remembered keys, and notes how far the work on each
/// account had come.
final class EventReplay {

    private static final long NONE = -1;

    private final PartitionFold fold;
    private final Map<AccountId, Long> finished = new HashMap<>();
    private final LastPrices prices = new LastPrices();
    private Head head;
    private long oldestTick = NONE;
    private Instant at = Instant.EPOCH;

    /// @param start the head before the first event
    EventReplay(PartitionFold fold, Head start) {
        this.fold = fold;
        this.head = start;
    }

    /// @throws IllegalStateException if the event does not follow its account's last one
    void replay(EventId id, TradeEvent event, byte[] value) {
        fold.replay(event);
        if (id.inputOffset() != head.input()) {
            beginInput(id.inputOffset());
        }
        note(id.inputOffset(), event);
        prices.note(event);
        at = event.header().at();
        head = head.after(id.inputOffset(), EventMark.of(id, value), Head.countOf(event));
    }

    /// Offsets that go back are those of another input topic.
    private void beginInput(long offset) {
        oldestTick = NONE;
        if (offset < head.input()) {
            finished.clear();
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
    }

    private static boolean isOfTick(TradeEvent event) {
        return event.header().cause().commandId().isEmpty() && !(event instanceof CommandRefused);
    }

    Head head() {
        return head;
    }

    /// The time of the last event.
    Instant at() {
        return at;
    }

    LastPrices prices() {
        return prices;
    }

    /// The oldest tick that was worked on with the last input that led to events. Work is left only
    /// if there is one: as long as something waits, each input works some of it off.
    OptionalLong oldestTick() {
        return oldestTick == NONE ? OptionalLong.empty() : OptionalLong.of(oldestTick);
    }

    /// The accounts for which inputs from an offset on, up to but without another, are worked off.
    Map<AccountId, Long> finishedAfter(long offset) {
        Map<AccountId, Long> later = new HashMap<>(finished);
        later.values().removeIf(until -> until <= offset);
        return later;
    }
}
