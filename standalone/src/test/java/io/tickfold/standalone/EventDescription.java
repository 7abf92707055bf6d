package io.tickfold.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What the AsyncAPI document says of the records of `trade-events`, and whether one keeps it.
final class EventDescription {

    private static final Path DOCUMENT = Path.of("..", "docs", "asyncapi.json");
    private static final JsonMapper JSON = new JsonMapper();

    private final JsonNode document;
    private final SchemaRegistry schemas =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private EventDescription(JsonNode document) {
        this.document = document;
    }

    static EventDescription read() throws IOException {
        return new EventDescription(JSON.readTree(Files.readString(DOCUMENT)));
    }

    /// What is wrong with a record; empty if nothing is.
    List<String> errors(ConsumerRecord<byte[], byte[]> each) {
        ObjectNode headers = JSON.createObjectNode();
        for (Header header : each.headers()) {
            headers.put(header.key(), new String(header.value(), UTF_8));
        }
        JsonNode message =
                document.at("/channels/trade-events/messages")
                        .path(headers.path("ce_type").asString(""));
        boolean hasKey = message.at("/bindings/kafka").has("key");
        return Stream.of(
                        hasKey == (each.key() != null)
                                ? Stream.<String>empty()
                                : Stream.of("key: " + headers),
                        errors(message.path("headers"), headers),
                        errors(message.path("payload"), JSON.readTree(each.value())))
                .flatMap(found -> found)
                .toList();
    }

    private Stream<String> errors(JsonNode schema, JsonNode value) {
        if (schema.isMissingNode()) {
            return Stream.of("not described: " + value);
        }
        ObjectNode whole = (ObjectNode) schema.deepCopy();
        whole.set("components", document.path("components"));
        return schemas
                .getSchema(whole)
                .validate(
                        value,
                        execution ->
                                execution.executionConfig(c -> c.formatAssertionsEnabled(true)))
                .stream()
                .map(error -> error + ": " + value);
    }
}
