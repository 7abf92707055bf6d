package io.tickfold.engine.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tickfold.contract.wire.Topic;
import io.tickfold.contract.wire.UnreadableMessageException;
import java.util.Arrays;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/// Makes dead letters of unreadable records, with the reason and their position. Values stay as
/// they were, up to the size that a message may have.
final class DeadLetters {

    private DeadLetters() {}

    static Record<Object, byte[]> of(
            Record<byte[], byte[]> input, RecordMetadata source, UnreadableMessageException why) {
        Headers headers = new RecordHeaders(input.headers());
        add(headers, "dead-letter-reason", String.valueOf(why.getMessage()));
        add(headers, "dead-letter-topic", source.topic());
        add(headers, "dead-letter-partition", Integer.toString(source.partition()));
        add(headers, "dead-letter-offset", Long.toString(source.offset()));
        return new Record<>(input.key(), bounded(input.value()), input.timestamp(), headers);
    }

    /// No more of the value than any message may have, so that it can be written whatever it is.
    private static byte @Nullable [] bounded(byte @Nullable [] value) {
        return value != null && value.length > Topic.MAX_VALUE_BYTES
                ? Arrays.copyOf(value, Topic.MAX_VALUE_BYTES)
                : value;
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(UTF_8));
    }
}
