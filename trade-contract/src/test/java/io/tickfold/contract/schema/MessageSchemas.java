package io.tickfold.contract.schema;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.tickfold.contract.event.RefusalReason;
import io.tickfold.contract.wire.Json;
import io.tickfold.contract.wire.MessageType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Makes JSON Schemas of the messages' types as they are written: fields of unwrapped parts stand
/// in their owner, optional ones need not be there, and fields that are not named may be.
final class MessageSchemas {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final String definitionsPath;
    private final SortedMap<String, ObjectNode> definitions = new TreeMap<>();

    /// @param definitionsPath where the document keeps what [#definitions] returns
    MessageSchemas(String definitionsPath) {
        this.definitionsPath = definitionsPath;
    }

    /// The schema of a message, complete in itself.
    static ObjectNode document(MessageType type) {
        MessageSchemas schemas = new MessageSchemas("#/$defs/");
        ObjectNode document =
                NODES.objectNode()
                        .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                        .put("$id", "urn:tickfold:schema:" + type.wireName())
                        .put("title", type.messageClass().getSimpleName());
        document.setAll(schemas.object(type.messageClass()));
        ObjectNode shared = NODES.objectNode();
        schemas.definitions().forEach(shared::set);
        return shared.isEmpty() ? document : document.set("$defs", shared);
    }

    /// Everything that the schemas made so far refer to, by name.
    Map<String, ObjectNode> definitions() {
        return definitions;
    }

    /// The schema of a record that is written as an object.
    ObjectNode object(Class<?> type) {
        ObjectNode properties = NODES.objectNode();
        ArrayNode required = NODES.arrayNode();
        addFields(type, properties, required);
        ObjectNode schema =
                NODES.objectNode()
                        .put("description", SourceDocs.of(type).text())
                        .put("type", "object");
        schema.set("properties", properties);
        schema.set("required", required);
        return schema.put("additionalProperties", true);
    }

    private void addFields(Class<?> type, ObjectNode properties, ArrayNode required) {
        SourceDocs.Doc doc = SourceDocs.of(type);
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
                addFields(component.getType(), properties, required);
            } else {
                ObjectNode field = schema(component.getGenericType());
                doc.of(component.getName()).ifPresent(said -> field.put("description", said));
                properties.set(component.getName(), field);
                if (component.getType() != Optional.class) {
                    required.add(component.getName());
                }
            }
        }
    }

    private ObjectNode schema(Type type) {
        return switch (type) {
            case ParameterizedType generic -> schema(generic);
            case Class<?> simple -> schema(simple);
            default -> throw new IllegalArgumentException("no part of a message: " + type);
        };
    }

    private ObjectNode schema(ParameterizedType generic) {
        List<Type> arguments = List.of(generic.getActualTypeArguments());
        ObjectNode inner = schema(arguments.getLast());
        if (generic.getRawType() == Optional.class) {
            return inner;
        }
        if (generic.getRawType() == List.class) {
            return NODES.objectNode().put("type", "array").set("items", inner);
        }
        if (generic.getRawType() == Map.class && arguments.getFirst() == String.class) {
            return NODES.objectNode().put("type", "object").set("additionalProperties", inner);
        }
        throw new IllegalArgumentException("no part of a message: " + generic);
    }

    /// A type of values, by reference or in place.
    ObjectNode schema(Class<?> type) {
        if (type == long.class) {
            return ValueSchemas.integer(0, Long.MAX_VALUE);
        }
        if (type == int.class) {
            return ValueSchemas.integer(0, Integer.MAX_VALUE);
        }
        if (type == boolean.class || type == String.class) {
            return NODES.objectNode().put("type", type == String.class ? "string" : "boolean");
        }
        if (!definitions.containsKey(type.getSimpleName())) {
            definitions.put(type.getSimpleName(), titled(type));
        }
        return NODES.objectNode().put("$ref", definitionsPath + type.getSimpleName());
    }

    /// A generator names its class after the title.
    private ObjectNode titled(Class<?> type) {
        ObjectNode schema = NODES.objectNode().put("title", type.getSimpleName());
        return schema.setAll(definition(type));
    }

    private ObjectNode definition(Class<?> type) {
        Optional<ObjectNode> value = ValueSchemas.find(type);
        if (value.isPresent()) {
            return described(type, value.get());
        }
        return type.isEnum() ? enumeration(type) : object(type);
    }

    private static ObjectNode described(Class<?> type, ObjectNode schema) {
        return schema.has("description")
                ? schema
                : schema.put("description", SourceDocs.of(type).text());
    }

    private static ObjectNode enumeration(Class<?> type) {
        List<Enum<?>> constants =
                Stream.of(type.getEnumConstants()).<Enum<?>>map(Enum.class::cast).toList();
        String meanings =
                constants.stream()
                        .map(MessageSchemas::meaning)
                        .filter(meaning -> !meaning.isEmpty())
                        .collect(Collectors.joining("\n"));
        String text = SourceDocs.of(type).text() + " Later versions may add values.";
        ObjectNode schema =
                NODES.objectNode()
                        .put("description", (text + "\n\n" + meanings).strip())
                        .put("type", "string");
        ArrayNode names = schema.putArray("enum");
        constants.forEach(constant -> names.add(written(constant)));
        return schema;
    }

    private static String meaning(Enum<?> constant) {
        String details =
                constant instanceof RefusalReason reason && !reason.details().isEmpty()
                        ? "Details: " + String.join(", ", new TreeSet<>(reason.details())) + "."
                        : "";
        String said = (SourceDocs.of(constant) + " " + details).strip();
        return said.isEmpty() ? "" : "- `" + written(constant) + "`: " + said;
    }

    private static String written(Enum<?> constant) {
        return Json.MAPPER.valueToTree(constant).asString();
    }
}
