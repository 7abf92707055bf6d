package io.tickfold.engine.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tickfold.contract.wire.Topic;
import io.tickfold.contract.wire.UnreadableMessageException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/// Makes dead letters of unreadable records, with the reason and their position.
///
/// Key, headers and value stay as they were up to bounds of their own, so that a dead letter can be
/// written whatever it is of: it is smaller than any topic or producer of Kafka allows by default.
/// What was cut is named in `dead-letter-cut`; the record itself is still in `trade-input`.
final class DeadLetters {

    private static final int MAX_KEY_BYTES = 1_024;
    private static final int MAX_HEADERS = 32;
    private static final int MAX_HEADER_NAME = 128;
    private static final int MAX_HEADER_BYTES = 1_024;

    private final Headers headers = new RecordHeaders();
    private final Set<String> cut = new LinkedHashSet<>();

    private DeadLetters() {}

    static Record<Object, byte[]> of(
            Record<byte[], byte[]> input, RecordMetadata source, UnreadableMessageException why) {
        return new DeadLetters().make(input, source, String.valueOf(why.getMessage()));
    }

    private Record<Object, byte[]> make(
            Record<byte[], byte[]> input, RecordMetadata source, String why) {
        byte @Nullable [] key = bounded("key", input.key(), MAX_KEY_BYTES);
        byte @Nullable [] value = bounded("value", input.value(), Topic.MAX_VALUE_BYTES);
        copy(input.headers());
        add("dead-letter-reason", why);
        add("dead-letter-topic", source.topic());
        add("dead-letter-partition", Integer.toString(source.partition()));
        add("dead-letter-offset", Long.toString(source.offset()));
        if (!cut.isEmpty()) {
            add("dead-letter-cut", String.join(",", cut));
        }
        return new Record<>(key, value, input.timestamp(), headers);
    }

    private void copy(Headers all) {
        int count = 0;
        for (Header each : all) {
            if (count++ == MAX_HEADERS) {
                cut.add("headers");
                return;
            }
            headers.add(
                    boundedName(each.key()), bounded("headers", each.value(), MAX_HEADER_BYTES));
        }
    }

    private String boundedName(String name) {
        if (name.length() <= MAX_HEADER_NAME) {
            return name;
        }
        cut.add("headers");
        return name.substring(0, MAX_HEADER_NAME);
    }

    private byte @Nullable [] bounded(String what, byte @Nullable [] bytes, int most) {
        if (bytes == null || bytes.length <= most) {
            return bytes;
        }
        cut.add(what);
        return Arrays.copyOf(bytes, most);
    }

    private void add(String name, String value) {
        headers.add(name, value.getBytes(UTF_8));
    }
}
