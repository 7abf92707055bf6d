package io.tickfold.contract.wire;

import io.tickfold.contract.input.PriceChange;
import io.tickfold.contract.input.TradeInput;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/// Reads records of `trade-input`: new quotes once for all its partitions, since each of them gets
/// the same record.
///
/// It keeps the newest that were read, as they are, so that a partition which is a little behind
/// finds them as well. What differs in a byte is another record.
public final class BroadcastReader {

    private static final int MOST_TICKS = 20_000;
    private static final int MOST_BYTES = 16 * 1024 * 1024;

    private final SequencedMap<Message, PriceChange> newest = new LinkedHashMap<>();
    private int ticks;
    private int bytes;

    /// What the record says it is, and its value.
    private record Message(MessageType type, ByteBuffer value) {}

    /// Reads a record's value as what its header says it is.
    ///
    /// @throws UnreadableMessageException if it is not that, or nothing that the topic holds
    public TradeInput decode(Headers headers, byte @Nullable [] value)
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
        TradeInput input = Topics.TRADE_INPUT.decode(headers, value);
        if (input instanceof PriceChange change) {
            message.ifPresent(m -> keep(m, change));
        }
        return input;
    }

    /// The same; empty if it cannot be read.
    public Optional<TradeInput> tryDecode(Headers headers, byte @Nullable [] value) {
        try {
            return Optional.of(decode(headers, value));
        } catch (UnreadableMessageException _) {
            return Optional.empty();
        }
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
            bytes += message.value().limit();
        }
        while (ticks > MOST_TICKS || bytes > MOST_BYTES) {
            Map.Entry<Message, PriceChange> oldest = newest.pollFirstEntry();
            ticks -= oldest.getValue().ticks().size();
            bytes -= oldest.getKey().value().limit();
        }
    }
}
