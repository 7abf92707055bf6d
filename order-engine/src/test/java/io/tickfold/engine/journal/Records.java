package io.tickfold.engine.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tickfold.contract.input.TradeInput;
import io.tickfold.contract.value.RequestId;
import io.tickfold.contract.wire.MessageHeaders;
import io.tickfold.contract.wire.MessageType;
import io.tickfold.contract.wire.Topics;
import io.tickfold.engine.domain.Entry;
import io.tickfold.engine.domain.LogPosition;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.header.Headers;

/// Entries of a log as records.
public final class Records {

    private static final byte[] UNREADABLE = "?".getBytes(UTF_8);

    private Records() {}

    /// The record of an entry; its request is named after its offset.
    public static InputRecord of(Entry entry) {
        LogPosition at = entry.position();
        MessageType type = entry.input().map(MessageType::of).orElse(MessageType.CLOSE_ORDER);
        Headers headers = MessageHeaders.brief(type, "id");
        if (at.key().isPresent()) {
            MessageHeaders.addRequestId(headers, new RequestId("r" + at.offset()));
        }
        return new InputRecord(
                at.offset(),
                at.appendedAt().toEpochMilli(),
                at.key().map(key -> key.value().getBytes(UTF_8)).orElse(null),
                headers,
                entry.input().map(Records::encode).orElse(UNREADABLE));
    }

    private static byte[] encode(TradeInput input) {
        return Topics.TRADE_INPUT.encode(input);
    }

    /// A record with all its bytes, to be compared with another.
    public static String text(OutputRecord record) {
        String headers =
                StreamSupport.stream(record.headers().spliterator(), false)
                        .map(header -> header.key() + '=' + new String(header.value(), UTF_8))
                        .collect(Collectors.joining(","));
        return headers + ' ' + new String(record.value(), UTF_8);
    }
}
