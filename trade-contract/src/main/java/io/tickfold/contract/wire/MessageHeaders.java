package io.tickfold.contract.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tickfold.contract.value.ChainHash;
import io.tickfold.contract.value.RequestId;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/// The headers of a message: CloudEvents 1.0 attributes and four extensions of ours.
///
/// `ce_requestid` is copied unchanged from a command to the events that it causes; `ce_final` marks
/// the last event of a command; `ce_chainhash` chains an event to those of its account before it;
/// `ce_backlog` says how much waited after the input that an event is the last one of.
public final class MessageHeaders {

    private static final String SPEC_VERSION = "ce_specversion";
    private static final String ID = "ce_id";
    private static final String SOURCE = "ce_source";
    private static final String TYPE = "ce_type";
    private static final String TIME = "ce_time";
    private static final String CONTENT_TYPE = "content-type";
    private static final String REQUEST_ID = "ce_requestid";
    private static final String FINAL = "ce_final";
    private static final String CHAIN_HASH = "ce_chainhash";
    private static final String BACKLOG = "ce_backlog";
    private static final byte[] TRUE = "true".getBytes(UTF_8);

    private MessageHeaders() {}

    /// All attributes of a message that is published.
    ///
    /// @param id unique within the source
    /// @param source the service that writes the message, such as `/tickfold/order-engine`
    public static Headers published(MessageType type, String id, String source, Instant time) {
        Headers headers = brief(type, id);
        add(headers, SPEC_VERSION, "1.0");
        add(headers, SOURCE, source);
        add(headers, TIME, IsoTime.text(time));
        add(headers, CONTENT_TYPE, "application/json");
        return headers;
    }

    /// Type and id only, for ticks, rules and time in `trade-input`.
    public static Headers brief(MessageType type, String id) {
        Headers headers = new RecordHeaders();
        add(headers, TYPE, type.wireName());
        add(headers, ID, id);
        return headers;
    }

    public static void addRequestId(Headers headers, RequestId requestId) {
        add(headers, REQUEST_ID, requestId.value());
    }

    public static void markFinal(Headers headers) {
        headers.add(FINAL, TRUE);
    }

    public static void addChainHash(Headers headers, ChainHash hash) {
        add(headers, CHAIN_HASH, hash.toString());
    }

    /// The hash that chains the event to those before it; empty if there is none of a valid form.
    public static Optional<ChainHash> chainHash(Headers headers) {
        try {
            return text(headers, CHAIN_HASH).map(ChainHash::of);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    public static void addBacklog(Headers headers, String position) {
        add(headers, BACKLOG, position);
    }

    /// How much waited after the input that the event is the last one of, if the event says so.
    public static Optional<String> backlog(Headers headers) {
        return text(headers, BACKLOG);
    }

    /// The name of the message's type as the headers state it; empty without one.
    public static String typeName(Headers headers) {
        return text(headers, TYPE).orElse("");
    }

    /// The type of the message; empty without a type that is known.
    public static Optional<MessageType> type(Headers headers) {
        return text(headers, TYPE).flatMap(MessageType::named);
    }

    /// The attempt that caused the message; empty if there is none of a valid form.
    public static Optional<RequestId> requestId(Headers headers) {
        try {
            return text(headers, REQUEST_ID).map(RequestId::new);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// Whether no further event will follow for the command.
    public static boolean isFinal(Headers headers) {
        Header header = headers.lastHeader(FINAL);
        return header != null && Arrays.equals(header.value(), TRUE);
    }

    private static Optional<String> text(Headers headers, String name) {
        return Optional.ofNullable(headers.lastHeader(name))
                .map(Header::value)
                .map(bytes -> new String(bytes, UTF_8));
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(UTF_8));
    }
}
