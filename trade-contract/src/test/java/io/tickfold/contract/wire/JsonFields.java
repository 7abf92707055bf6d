package io.tickfold.contract.wire;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The fields of a JSON text by their paths, and that text with one field changed.
final class JsonFields {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private JsonFields() {}

    /// The path of every field of every object, at any depth.
    static Stream<String> paths(JsonNode node) {
        Stream<String> here =
                node.isObject()
                        ? node.propertyNames().stream().map(name -> "/" + name)
                        : IntStream.range(0, node.size()).mapToObj(i -> "/" + i);
        return here.flatMap(path ->
                Stream.concat(
                        node.isObject() ? Stream.of(path) : Stream.empty(),
                        paths(node.at(path)).map(inner -> path + inner)));
    }

    static JsonNode without(JsonNode json, String path) {
        JsonNode copy = json.deepCopy();
        owner(copy, path).remove(name(path));
        return copy;
    }

    static JsonNode with(JsonNode json, String path, JsonNode value) {
        JsonNode copy = json.deepCopy();
        owner(copy, path).set(name(path), value);
        return copy;
    }

    /// Values of JSON types that the field does not have.
    static List<JsonNode> ofOtherTypes(JsonNode field) {
        Stream<JsonNode> always =
                Stream.of(
                        NODES.numberNode(7.5),
                        NODES.arrayNode().add(field),
                        NODES.objectNode().set("value", field));
        Stream<JsonNode> texts = Stream.of(NODES.stringNode(""), NODES.stringNode("7"));
        Stream<JsonNode> numbers = Stream.of(NODES.numberNode(7));
        Stream<JsonNode> booleans = Stream.of(NODES.booleanNode(true));
        return Stream.of(
                        always,
                        field.isString() ? Stream.<JsonNode>empty() : texts,
                        field.isNumber() ? Stream.<JsonNode>empty() : numbers,
                        field.isBoolean() ? Stream.<JsonNode>empty() : booleans)
                .flatMap(values -> values)
                .toList();
    }

    private static ObjectNode owner(JsonNode json, String path) {
        return (ObjectNode) json.at(JsonPointer.compile(path).head());
    }

    private static String name(String path) {
        return JsonPointer.compile(path).last().getMatchingProperty();
    }
}
