package io.tickfold.contract.schema;

import io.tickfold.contract.wire.MessageType;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The headers of records: CloudEvents 1.0 in Kafka's binary mode, in UTF-8.
final class HeaderSchemas {

    static final String EVENT = "EventHeaders";
    static final String CHECKPOINT = "CheckpointHeaders";
    static final String COMMAND = "CommandHeaders";
    static final String PUBLISHED = "PublishedHeaders";
    static final String BRIEF = "BriefHeaders";
    static final String DEAD_LETTER = "DeadLetterHeaders";

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> ALL_OF_CLOUD_EVENTS =
            List.of("ce_type", "ce_id", "ce_specversion", "ce_source", "ce_time", "content-type");

    private HeaderSchemas() {}

    static Map<String, ObjectNode> all() {
        SequencedMap<String, ObjectNode> schemas = new LinkedHashMap<>();
        schemas.put(EVENT, event(List.of("ce_requestid", "ce_final", "ce_backlog")));
        schemas.put(CHECKPOINT, event(List.of()));
        schemas.put(COMMAND, headers(with("ce_requestid"), List.of()));
        schemas.put(PUBLISHED, headers(ALL_OF_CLOUD_EVENTS, List.of()));
        schemas.put(BRIEF, headers(List.of("ce_type", "ce_id"), List.of()));
        schemas.put(DEAD_LETTER, deadLetter());
        return schemas;
    }

    /// Headers that a message of this type may have.
    static ObjectNode example(String schema, MessageType type) {
        ObjectNode example = NODES.objectNode();
        JsonNode described = all().getOrDefault(schema, NODES.objectNode());
        for (String name : described.path("properties").propertyNames()) {
            JsonNode property = described.path("properties").path(name);
            JsonNode value = property.path("const");
            example.set(name, value.isMissingNode() ? property.path("examples").path(0) : value);
        }
        if (example.has("ce_source")) {
            example.put("ce_source", source(schema));
        }
        return example.put("ce_type", type.wireName());
    }

    private static String source(String schema) {
        return switch (schema) {
            case COMMAND -> "/tickfold/api-gateway";
            case PUBLISHED -> "/tickfold/price-feed";
            default -> "/tickfold/order-engine";
        };
    }

    private static ObjectNode event(List<String> optional) {
        return headers(with("ce_chainhash"), optional);
    }

    private static List<String> with(String more) {
        return Stream.concat(ALL_OF_CLOUD_EVENTS.stream(), Stream.of(more)).toList();
    }

    private static ObjectNode deadLetter() {
        return headers(
                List.of(
                        "dead-letter-reason",
                        "dead-letter-topic",
                        "dead-letter-partition",
                        "dead-letter-offset"),
                List.of());
    }

    private static ObjectNode headers(List<String> required, List<String> optional) {
        ObjectNode schema = NODES.objectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode names = schema.putArray("required");
        required.forEach(name -> properties.set(name, header(name)));
        required.forEach(names::add);
        optional.forEach(name -> properties.set(name, header(name)));
        return schema.put("additionalProperties", true);
    }

    private static ObjectNode header(String name) {
        return switch (name) {
            case "ce_type" ->
                    header(
                            "^tickfold\\.[a-z-]+\\.v[0-9]+$",
                            "tickfold.clock.v1",
                            "The message's type.");
            case "ce_id" -> header("^.+$", "3-42-0", "Unique within the source.");
            case "ce_specversion" -> constant("1.0", "The version of CloudEvents.");
            case "ce_source" ->
                    header("^/.+$", "/tickfold/order-engine", "The service that wrote it.");
            case "ce_time" -> time();
            case "content-type" -> constant("application/json", "The form of the value.");
            case "ce_requestid" ->
                    header(
                            "^[A-Za-z0-9_-]{1,64}$",
                            "0198c0de-0000-7000-8000-000000000001",
                            "The attempt at a command, copied unchanged to the events it causes.");
            case "ce_final" -> constant("true", "There on the last event of a command only.");
            case "ce_chainhash" ->
                    header(
                            "^[0-9a-f]{64}$",
                            "a0b1b4bc5b2fd58ec0ef04bd0bcea9b1b1c9c6ff9ea2c8db07b34b5b5db0a0cd",
                            "The hash of this event and all before it; see docs/events.md.");
            case "ce_backlog" ->
                    header(
                            "^(none|[0-9]+(/.+)?)$",
                            "42/acc-1",
                            "How much waited after the input that this is the last event of.");
            case "dead-letter-reason" ->
                    header("^.*$", "trade-input: no known ce_type", "Why it could not be read.");
            case "dead-letter-topic" -> constant("trade-input", "Where it stood.");
            case "dead-letter-partition" -> header("^[0-9]+$", "3", "The partition it stood in.");
            case "dead-letter-offset" -> header("^[0-9]+$", "42", "The offset it stood at.");
            default -> throw new IllegalArgumentException("no header " + name);
        };
    }

    private static ObjectNode header(String pattern, String example, String description) {
        ObjectNode header = ValueSchemas.text(pattern).put("description", description);
        header.putArray("examples").add(example);
        return header;
    }

    private static ObjectNode constant(String value, String description) {
        return NODES.objectNode()
                .put("type", "string")
                .put("const", value)
                .put("description", description);
    }

    private static ObjectNode time() {
        ObjectNode time =
                ValueSchemas.find(Instant.class)
                        .orElseThrow()
                        .put("description", "When it was decided or written.");
        time.putArray("examples").add("2026-01-02T03:04:05.678Z");
        return time;
    }
}
