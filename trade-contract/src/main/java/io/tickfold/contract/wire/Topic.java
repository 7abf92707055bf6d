package io.tickfold.contract.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;

/// A topic with its keys, its values and how long it keeps them.
///
/// @param <K> what a record's key says; it is written as its `toString`
/// @param <V> what a record's value can be; its exact type is in the header `ce_type`
/// @param settings the topic's own configuration in Kafka
public record Topic<K, V>(
        String name, Class<K> keyClass, Class<V> valueClass, Map<String, String> settings) {

    /// The largest value of any message, in bytes.
    public static final int MAX_VALUE_BYTES = 512 * 1024;

    /// The largest record batch of any topic, in bytes: what Kafka's producers send at most by
    /// default. A topic says so itself, whatever its cluster allows others.
    public static final int MAX_BATCH_BYTES = 1024 * 1024;

    private static final Map<MessageType, ObjectReader> READERS =
            Stream.of(MessageType.values())
                    .collect(
                            toUnmodifiableMap(
                                    identity(),
                                    each -> Json.MAPPER.readerFor(each.messageClass())));

    public TopicPartition partition(int number) {
        return new TopicPartition(name, number);
    }

    /// The first partitions, so many.
    public List<TopicPartition> partitions(int count) {
        return IntStream.range(0, count).mapToObj(this::partition).toList();
    }

    /// @throws IllegalArgumentException if the value is too large
    public byte[] encode(V value) {
        byte[] bytes = Json.MAPPER.writeValueAsBytes(value);
        if (bytes.length > MAX_VALUE_BYTES) {
            throw new IllegalArgumentException("message of " + bytes.length + " bytes");
        }
        return bytes;
    }

    /// Whether the value is no larger than a message may be.
    public boolean fits(V value) {
        return Json.MAPPER.writeValueAsBytes(value).length <= MAX_VALUE_BYTES;
    }

    public byte[] encodeKey(K key) {
        return key.toString().getBytes(UTF_8);
    }

    /// Reads a record's value as what its header says it is.
    ///
    /// @throws UnreadableMessageException if it is not that, or nothing that this topic holds
    public V decode(Headers headers, byte @Nullable [] value) throws UnreadableMessageException {
        return decode(valueClass, headers, value);
    }

    /// Reads a record's value as what its header says it is; empty if it cannot be read.
    public Optional<V> tryDecode(Headers headers, byte @Nullable [] value) {
        try {
            return Optional.of(decode(headers, value));
        } catch (UnreadableMessageException _) {
            return Optional.empty();
        }
    }

    /// Reads a record's value as what its header says it is, if that is one of some of the topic's
    /// messages.
    ///
    /// @throws UnreadableMessageException if it is not that, or none of those
    public <T extends V> T decode(Class<T> wanted, Headers headers, byte @Nullable [] value)
            throws UnreadableMessageException {
        MessageType type =
                MessageHeaders.type(headers)
                        .filter(t -> wanted.isAssignableFrom(t.messageClass()))
                        .orElseThrow(() -> unreadable("no known ce_type", null));
        if (value == null || value.length > MAX_VALUE_BYTES) {
            throw unreadable("no value, or too large a one", null);
        }
        return wanted.cast(read(type, value));
    }

    private Object read(MessageType type, byte[] value) throws UnreadableMessageException {
        Object message;
        try {
            message = Objects.requireNonNull(READERS.get(type)).readValue(value);
        } catch (JacksonException e) {
            throw unreadable("value is no " + type.wireName(), e);
        }
        if (message == null) {
            throw unreadable("value is null", null);
        }
        return message;
    }

    private UnreadableMessageException unreadable(String why, @Nullable Throwable cause) {
        return new UnreadableMessageException(name + ": " + why, cause);
    }
}
