package io.tickfold.readmodel.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tickfold.contract.event.Checkpoint;
import io.tickfold.contract.event.InputSkipped;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.wire.Topics;
import io.tickfold.contract.wire.UnreadableMessageException;
import java.util.Arrays;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// What a record of `trade-events` is to its readers. Every record is something, so that none stops
/// them.
public sealed interface Reading {

    /// The longest text of an event that is stored.
    int MAX_LENGTH = 262_144;

    /// An event of an account.
    record OfAccount(LoggedEvent event) implements Reading {}

    /// An event of the partition, which says nothing of any account's money or orders.
    record OfPartition() implements Reading {}

    /// Nothing that an engine writes.
    record Foreign(ForeignRecord record) implements Reading {}

    /// Reads a record for itself, without regard to those before it.
    static Reading of(ConsumerRecord<byte[], byte[]> record) {
        try {
            return switch (Topics.TRADE_EVENTS.decode(record.headers(), record.value())) {
                case TradeEvent event -> ofAccount(record, event);
                case Checkpoint _, InputSkipped _ -> new OfPartition();
            };
        } catch (UnreadableMessageException e) {
            return foreign(position(record), String.valueOf(e.getMessage()));
        }
    }

    private static Reading ofAccount(ConsumerRecord<byte[], byte[]> record, TradeEvent event) {
        LogPosition position = position(record);
        byte[] key = Topics.TRADE_EVENTS.encodeKey(event.header().accountId());
        if (!Arrays.equals(record.key(), key)) {
            return foreign(position, "its key is not its account");
        }
        if (!isOneLine(record.value())) {
            return foreign(position, "its value is not one line of JSON in UTF-8");
        }
        String data = new String(record.value(), UTF_8);
        return data.length() <= MAX_LENGTH
                ? new OfAccount(new LoggedEvent(position, event, data))
                : foreign(position, "its value is too long");
    }

    /// As it is stored and streamed; JSON has other encodings and white space too.
    private static boolean isOneLine(byte[] value) {
        for (byte each : value) {
            if (each >= 0 && each < ' ') {
                return false;
            }
        }
        return value[0] == '{';
    }

    private static LogPosition position(ConsumerRecord<?, ?> record) {
        return new LogPosition(record.partition(), record.offset());
    }

    /// A record that is foreign for this reason.
    static Foreign foreign(LogPosition position, String reason) {
        return new Foreign(new ForeignRecord(position, reason));
    }
}
