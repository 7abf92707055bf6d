package io.tickfold.contract.schema;

import io.tickfold.contract.wire.MessageType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A kind of record that a topic holds.
///
/// @param type absent if the record was no message
/// @param headers the name of their schema
record ChannelMessage(Optional<MessageType> type, String headers, Optional<RecordKey> key) {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    static ChannelMessage of(MessageType type, String headers, RecordKey key) {
        return new ChannelMessage(Optional.of(type), headers, Optional.of(key));
    }

    static ChannelMessage withoutKey(MessageType type, String headers) {
        return new ChannelMessage(Optional.of(type), headers, Optional.empty());
    }

    static ChannelMessage deadLetter() {
        return new ChannelMessage(Optional.empty(), HeaderSchemas.DEAD_LETTER, Optional.empty());
    }

    String name() {
        return type.map(MessageType::wireName).orElse("dead-letter");
    }

    String summary() {
        return type.map(t -> SourceDocs.of(t.messageClass()).text())
                .orElse("A record that could not be read, with its key, headers and bytes.");
    }

    String contentType() {
        return type.isPresent() ? "application/json" : "application/octet-stream";
    }

    ObjectNode payload(MessageSchemas schemas) {
        return type.map(t -> schemas.schema(t.messageClass()))
                .orElseGet(() ->
                        NODES.objectNode()
                                .put("title", "DeadLetter")
                                .put("type", "string")
                                .put("format", "binary"));
    }

    /// The golden files of the message.
    List<JsonNode> examples() {
        return type.map(this::examples).orElseGet(List::of);
    }

    private List<JsonNode> examples(MessageType wanted) {
        List<JsonNode> examples = new ArrayList<>();
        try {
            for (Path golden : Published.filesOf(Published.GOLDEN)) {
                if (Published.typeOfGolden(golden) == wanted) {
                    ObjectNode example = NODES.objectNode();
                    example.set("headers", HeaderSchemas.example(headers, wanted));
                    examples.add(example.set("payload", Published.read(golden)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return examples;
    }
}
