package io.tickfold.engine.journal;

import io.tickfold.contract.value.ChainHash;
import io.tickfold.contract.wire.MessageHeaders;
import io.tickfold.contract.wire.Topics;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/// Tells the records of a partition that no engine can have written there, so that they can be left
/// out for certain: they lack its marks, or have the marks of an earlier event and not its place.
///
/// What has the marks of the next event, but cannot be it, may be an engine's that was damaged.
public final class Authorship {

    private final int partition;
    private final EventChains chains;
    private Optional<EventId> last = Optional.empty();
    private boolean isChained;

    /// @param chains of the events so far, at least of those of earlier inputs
    public Authorship(int partition, EventChains chains) {
        this.partition = partition;
        this.chains = chains;
    }

    /// Why no engine can have written the next record; empty if one may have.
    public Optional<String> objection(Headers headers, byte @Nullable [] value) {
        Optional<EventId> id = EventId.of(headers, partition);
        Optional<ChainHash> hash = MessageHeaders.chainHash(headers);
        if (id.isEmpty()) {
            return Optional.of("it has no ce_id of this partition");
        }
        if (hash.isEmpty() && isChained) {
            return Optional.of("it carries no hash, but those before it do");
        }
        if (hash.isPresent()
                && !isLater(id.get())
                && (isOfTheSameInput(id.get()) || !next(headers, value).equals(hash))) {
            return Optional.of("it follows neither by its ce_id nor by its hash");
        }
        last = id;
        isChained = hash.isPresent();
        return Optional.empty();
    }

    /// Forgets what was taken since, where it is known which event is the engine's last.
    public void resumeAfter(EventId event) {
        last = Optional.of(event);
    }

    private boolean isLater(EventId id) {
        return last.filter(before -> !id.isAfter(before)).isEmpty();
    }

    /// The chains may not have been advanced within an input.
    private boolean isOfTheSameInput(EventId id) {
        return last.filter(before -> before.inputOffset() == id.inputOffset()).isPresent();
    }

    /// Ids go back where the input topic was replaced; hashes never do.
    private Optional<ChainHash> next(Headers headers, byte @Nullable [] value) {
        return value == null
                ? Optional.empty()
                : Topics.TRADE_EVENTS
                        .tryDecode(headers, value)
                        .map(event -> chains.next(event, value));
    }
}
