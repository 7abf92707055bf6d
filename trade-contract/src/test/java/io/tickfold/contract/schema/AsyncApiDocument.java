package io.tickfold.contract.schema;

import io.tickfold.contract.wire.Topic;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.config.TopicConfig;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Makes the AsyncAPI document of all topics, complete in itself.
final class AsyncApiDocument {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String KAFKA_BINDING = "0.5.0";
    private static final String DESCRIPTION =
            "Everything that Tickfold's services say to each other and to downstream consumers over"
                    + " Kafka. docs/events.md says what is guaranteed. Fields that a reader does"
                    + " not know, new types of messages and new values of enumerations are to be"
                    + " passed over.";

    private final MessageSchemas schemas = new MessageSchemas("#/components/schemas/");
    private final ObjectNode document = NODES.objectNode();

    private AsyncApiDocument() {}

    /// @param version of the project that publishes it
    static ObjectNode of(String version) {
        return new AsyncApiDocument().make(version);
    }

    private ObjectNode make(String version) {
        document.put("asyncapi", "3.0.0");
        document.putObject("info")
                .put("title", "Tickfold")
                .put("version", version)
                .put("description", DESCRIPTION);
        document.put("defaultContentType", "application/json");
        ObjectNode channels = document.putObject("channels");
        ObjectNode operations = document.putObject("operations");
        for (ChannelContent content : ChannelContent.all()) {
            String name = content.topic().name();
            channels.set(name, channel(content));
            content.messages()
                    .forEach(message ->
                            operations.set(
                                    content.action() + "-" + name + "-" + message.name(),
                                    operation(content, message)));
        }
        ObjectNode shared = document.putObject("components").putObject("schemas");
        new TreeMap<>(schemas.definitions()).forEach((name, schema) -> shared.set(name, schema));
        HeaderSchemas.all()
                .forEach((name, schema) ->
                        shared.set(name, NODES.objectNode().put("title", name).setAll(schema)));
        withoutSiblingsOfReferences(document);
        return document;
    }

    private ObjectNode channel(ChannelContent content) {
        ObjectNode channel =
                NODES.objectNode()
                        .put("address", content.topic().name())
                        .put("description", content.description());
        ObjectNode messages = channel.putObject("messages");
        content.messages().forEach(message -> messages.set(message.name(), message(message)));
        channel.putObject("bindings").set("kafka", topic(content.topic()));
        return channel;
    }

    private ObjectNode message(ChannelMessage message) {
        ObjectNode made = NODES.objectNode();
        made.put("name", message.name());
        made.put("summary", message.summary());
        made.put("contentType", message.contentType());
        made.set("headers", reference(message.headers()));
        made.set("payload", message.payload(schemas));
        ObjectNode binding = made.putObject("bindings").putObject("kafka");
        message.key().ifPresent(key -> binding.set("key", key.schema(schemas)));
        binding.put("bindingVersion", KAFKA_BINDING);
        List<JsonNode> examples = message.examples();
        if (!examples.isEmpty()) {
            examples.forEach(made.putArray("examples")::add);
        }
        return made;
    }

    private static ObjectNode topic(Topic<?, ?> topic) {
        Map<String, String> settings = topic.settings();
        ObjectNode binding = NODES.objectNode().put("topic", topic.name());
        ObjectNode configuration = binding.putObject("topicConfiguration");
        Arrays.stream(settings.getOrDefault(TopicConfig.CLEANUP_POLICY_CONFIG, "").split(","))
                .forEach(configuration.putArray(TopicConfig.CLEANUP_POLICY_CONFIG)::add);
        for (String bound :
                List.of(
                        TopicConfig.RETENTION_MS_CONFIG,
                        TopicConfig.RETENTION_BYTES_CONFIG,
                        TopicConfig.MAX_MESSAGE_BYTES_CONFIG)) {
            if (settings.containsKey(bound)) {
                configuration.put(bound, Long.parseLong(settings.get(bound)));
            }
        }
        return binding.put("bindingVersion", KAFKA_BINDING);
    }

    /// One for each message: of several, generators make a type that is one of them, and nothing in
    /// a message but its headers tells which.
    private static ObjectNode operation(ChannelContent content, ChannelMessage message) {
        String channel = "#/channels/" + content.topic().name();
        ObjectNode operation =
                NODES.objectNode()
                        .put("action", content.action())
                        .put("summary", message.summary());
        operation.set("channel", NODES.objectNode().put("$ref", channel));
        operation
                .putArray("messages")
                .add(NODES.objectNode().put("$ref", channel + "/messages/" + message.name()));
        return operation;
    }

    private static ObjectNode reference(String schema) {
        return NODES.objectNode().put("$ref", "#/components/schemas/" + schema);
    }

    /// AsyncAPI's own schemas pass over whatever stands beside a reference.
    private static void withoutSiblingsOfReferences(JsonNode node) {
        if (node instanceof ObjectNode object && object.has("$ref") && object.size() > 1) {
            String target = object.remove("$ref").asString();
            object.put("title", target.substring(target.lastIndexOf('/') + 1));
            object.putArray("allOf").add(NODES.objectNode().put("$ref", target));
        } else {
            node.forEach(AsyncApiDocument::withoutSiblingsOfReferences);
        }
    }
}
