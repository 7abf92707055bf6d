package io.tickfold.engine.streams;

import io.tickfold.contract.input.PriceChange;
import io.tickfold.contract.input.TradeInput;
import io.tickfold.contract.wire.MessageHeaders;
import io.tickfold.contract.wire.MessageType;
import io.tickfold.contract.wire.UnreadableMessageException;
import io.tickfold.engine.journal.InputReader;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/// Reads new quotes once for all partitions of an engine, since each of them gets the same record.
///
/// It keeps the newest that were read, as they are, so that a partition which is a little behind
/// finds them as well. What differs in a byte is another record.
final class BroadcastReader implements InputReader {

    private static final int MOST_TICKS = 20_000;

    private final SequencedMap<Message, PriceChange> newest = new LinkedHashMap<>();
    private int ticks;

    /// What the record says it is, and its value.
    private record Message(MessageType type, ByteBuffer value) {}

    @Override
    public TradeInput read(Headers headers, byte @Nullable [] value)
            throws UnreadableMessageException {
        Optional<Message> message =
                value == null
                        ? Optional.empty()
                        : MessageHeaders.type(headers)
                                .filter(BroadcastReader::isBroadcast)
                                .map(type -> new Message(type, ByteBuffer.wrap(value)));
        Optional<PriceChange> known = message.flatMap(this::find);
        if (known.isPresent()) {
            return known.get();
        }
        TradeInput input = USUAL.read(headers, value);
        if (input instanceof PriceChange change) {
            message.ifPresent(m -> keep(m, change));
        }
        return input;
    }

    private static boolean isBroadcast(MessageType type) {
        return PriceChange.class.isAssignableFrom(type.messageClass());
    }

    private synchronized Optional<PriceChange> find(Message message) {
        return Optional.ofNullable(newest.get(message));
    }

    private synchronized void keep(Message message, PriceChange change) {
        if (newest.putIfAbsent(message, change) == null) {
            ticks += change.ticks().size();
        }
        while (ticks > MOST_TICKS) {
            ticks -= newest.pollFirstEntry().getValue().ticks().size();
        }
    }
}
