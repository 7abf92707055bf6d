package io.tickfold.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Writes a record of `trade-events` as a line of an export.
final class ExportLine {

    private static final JsonMapper JSON = new JsonMapper();

    private ExportLine() {}

    /// The value stands last, byte for byte as it was.
    static String of(ConsumerRecord<byte[], byte[]> each) {
        ObjectNode line =
                JSON.createObjectNode()
                        .put("log", "events")
                        .put("partition", each.partition())
                        .put("offset", each.offset())
                        .put("timestamp", Instant.ofEpochMilli(each.timestamp()).toString());
        Optional.ofNullable(each.key())
                .ifPresentOrElse(
                        key -> line.put("key", new String(key, UTF_8)), () -> line.putNull("key"));
        ObjectNode headers = line.putObject("headers");
        for (Header header : each.headers()) {
            headers.put(header.key(), new String(header.value(), UTF_8));
        }
        String start = line.toString();
        return start.substring(0, start.length() - 1)
                + ",\"value\":"
                + new String(each.value(), UTF_8)
                + "}";
    }
}
