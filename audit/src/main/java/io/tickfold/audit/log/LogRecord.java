package io.tickfold.audit.log;

import io.tickfold.contract.wire.Topics;
import io.tickfold.engine.journal.InputRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/// A record of one of the two logs, as it was written.
///
/// @param timestamp when it was appended, in milliseconds since 1970
@SuppressWarnings("ArrayRecordComponent") // the bytes as written, neither compared nor changed
public record LogRecord(
        Log log,
        int partition,
        long offset,
        long timestamp,
        byte @Nullable [] key,
        Headers headers,
        byte @Nullable [] value) {

    static LogRecord of(Log log, ConsumerRecord<byte[], byte[]> read) {
        return new LogRecord(
                log,
                read.partition(),
                read.offset(),
                read.timestamp(),
                read.key(),
                read.headers(),
                read.value());
    }

    /// As the engine takes an input.
    public InputRecord asInput() {
        return new InputRecord(offset, timestamp, key, headers, value);
    }

    /// Which log a record is of.
    public enum Log {
        /// `trade-input`
        INPUT,
        /// `trade-events`
        EVENTS;

        public String topic() {
            return switch (this) {
                case INPUT -> Topics.TRADE_INPUT.name();
                case EVENTS -> Topics.TRADE_EVENTS.name();
            };
        }
    }
}
