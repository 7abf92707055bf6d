package io.tickfold.engine.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tickfold.contract.wire.UnreadableMessageException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/// Puts records that could not be read aside, as they were, with the reason and their position.
final class DeadLetters {

    private DeadLetters() {}

    static Record<Object, byte[]> of(
            Record<byte[], byte[]> input, RecordMetadata source, UnreadableMessageException why) {
        Headers headers = new RecordHeaders(input.headers());
        add(headers, "dead-letter-reason", String.valueOf(why.getMessage()));
        add(headers, "dead-letter-topic", source.topic());
        add(headers, "dead-letter-partition", Integer.toString(source.partition()));
        add(headers, "dead-letter-offset", Long.toString(source.offset()));
        return new Record<>(input.key(), input.value(), input.timestamp(), headers);
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(UTF_8));
    }
}
