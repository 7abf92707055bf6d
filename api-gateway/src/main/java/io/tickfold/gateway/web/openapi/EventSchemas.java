package io.tickfold.gateway.web.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.media.Schema;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.wire.MessageType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// The events of accounts as the contract's own schemas have them.
///
/// Texts and numbers of a type of their own, such as amounts, are written out where they occur,
/// since a generator would make nothing of their names; objects and enumerations are shared.
final class EventSchemas {

    static final List<MessageType> TYPES =
            MessageType.events().stream()
                    .filter(type -> TradeEvent.class.isAssignableFrom(type.messageClass()))
                    .toList();

    private static final ObjectMapper JSON = Json31.mapper();
    private static final Set<String> OF_THE_DOCUMENT = Set.of("$schema", "$id", "$defs", "title");
    private static final String REFERENCE = "$ref";

    private final JsonNode document;

    private EventSchemas(JsonNode document) {
        this.document = document;
    }

    /// The name of the schema of an event.
    static String nameOf(MessageType type) {
        return type.messageClass().getSimpleName();
    }

    /// Adds those of all events and of what they share.
    static void define(Components components) {
        for (MessageType type : TYPES) {
            new EventSchemas(read(type)).addTo(components, nameOf(type));
        }
    }

    private static JsonNode read(MessageType type) {
        String name = "schema/" + type.wireName() + ".schema.json";
        try (InputStream file =
                MessageType.class.getResourceAsStream("/io/tickfold/contract/" + name)) {
            return JSON.readTree(Objects.requireNonNull(file, name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void addTo(Components components, String name) {
        ObjectNode event = document.deepCopy();
        components.addSchemas(name, schema(event.remove(OF_THE_DOCUMENT)));
        document.path("$defs").properties().stream()
                .filter(shared -> !isInPlace(shared.getValue()))
                .forEach(shared ->
                        components.addSchemas(shared.getKey(), schema(shared.getValue())));
    }

    private Schema<?> schema(JsonNode node) {
        return JSON.convertValue(inPlace(node), Schema.class);
    }

    private static boolean isInPlace(JsonNode definition) {
        return !definition.has("enum") && !definition.path("type").asText().equals("object");
    }

    /// The same schema, which refers to what is shared alone.
    private JsonNode inPlace(JsonNode node) {
        if (node.has(REFERENCE)) {
            return referred(node);
        }
        if (node.isArray()) {
            var copy = JSON.createArrayNode();
            node.forEach(item -> copy.add(inPlace(item)));
            return copy;
        }
        return node.isObject() ? object(node) : node;
    }

    private ObjectNode object(JsonNode node) {
        ObjectNode copy = JSON.createObjectNode();
        node.properties().stream()
                .filter(field -> !isOfNoUse(field.getKey(), field.getValue()))
                .forEach(field -> copy.set(field.getKey(), inPlace(field.getValue())));
        return copy;
    }

    private static boolean isOfNoUse(String keyword, JsonNode value) {
        return value.isBoolean() || (keyword.equals("title") && value.isTextual());
    }

    private JsonNode referred(JsonNode node) {
        String reference = node.path(REFERENCE).asText();
        JsonNode definition = document.at(reference.substring(1));
        if (!isInPlace(definition)) {
            String name = reference.substring(reference.lastIndexOf('/') + 1);
            return JSON.createObjectNode().put(REFERENCE, References.schema(name));
        }
        ObjectNode copy = object(definition);
        return node.has("description") ? copy.set("description", node.get("description")) : copy;
    }
}
