package io.tickfold.engine.streams;

import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.input.MarketInput;
import io.tickfold.contract.input.TradeInput;
import io.tickfold.engine.domain.LogPosition;
import io.tickfold.engine.domain.PartitionFold;
import java.util.Map;
import java.util.Optional;

/// Makes a partition's state anew: first from all its events, then from what is kept of the input
/// that they follow from.
final class PartitionRebuild {

    private final PartitionFold fold;
    private final EventReplay events;
    private Optional<MarketReplay> market = Optional.empty();

    PartitionRebuild(int partition, int partitions) {
        fold = new PartitionFold(partition, partitions);
        events = new EventReplay(fold, Head.start(Map.of()));
    }

    /// @throws IllegalStateException if the event does not follow its account's last one
    void event(EventId id, TradeEvent event, byte[] value) {
        events.replay(id, event, value);
    }

    /// The offset up to which inputs are wanted, once all events are there.
    long inputsEnd() {
        return events.head().input() + 1;
    }

    /// An input before that offset.
    void input(TradeInput input, LogPosition position) {
        if (input instanceof MarketInput moving) {
            replay().replay(moving, position);
        } else {
            fold.market().advanceTo(position.appendedAt());
        }
    }

    private MarketReplay replay() {
        if (market.isEmpty()) {
            market = Optional.of(new MarketReplay(fold, events.oldestTick()));
        }
        return market.get();
    }

    /// The state after the last event; no more is taken after this.
    PartitionFold finish() {
        fold.market().advanceTo(events.at());
        events.prices().complete(fold.market());
        replay().past()
                .ifPresent(past ->
                        fold.backlog()
                                .restore(
                                        past,
                                        replay().waiting(),
                                        Optional.empty(),
                                        events.finishedAfter(
                                                replay().waiting().getFirst().offset())));
        return fold;
    }

    /// Where the state stands, without the topics that it hangs on.
    Head head() {
        return events.head();
    }
}
