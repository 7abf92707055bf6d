package io.tickfold.gateway.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/// Reads one JSON object strictly: valid UTF-8 without a byte order mark, no duplicate names,
/// nothing after it, no deep nesting.
final class JsonObjectParser {

    private static final int MAX_NESTING = 16;
    private static final char BYTE_ORDER_MARK = '\ufeff';
    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(MAX_NESTING)
                                    .maxNumberLength(RequestBodies.MAX_BYTES)
                                    .maxStringLength(RequestBodies.MAX_BYTES)
                                    .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build();

    private JsonObjectParser() {}

    /// Empty if the bytes are anything but one JSON object.
    static Optional<JsonObject> parse(byte[] bytes) {
        try {
            return parse(UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)));
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }

    /// Jackson itself would guess the encoding, and is lenient about UTF-8.
    private static Optional<JsonObject> parse(CharBuffer text) {
        if (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
            return Optional.empty();
        }
        try (JsonParser parser =
                FACTORY.createParser(
                        ObjectReadContext.empty(), text.array(), 0, text.remaining())) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            Map<String, JsonField> fields = fields(parser);
            boolean ended = parser.nextToken() == null;
            return ended ? Optional.of(new JsonObject(fields)) : Optional.empty();
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    private static Map<String, JsonField> fields(JsonParser parser) {
        Map<String, JsonField> fields = new HashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            fields.put(name, field(parser));
        }
        return fields;
    }

    private static JsonField field(JsonParser parser) {
        JsonField field =
                switch (parser.nextToken()) {
                    case VALUE_STRING -> new JsonField.Text(parser.getString());
                    case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                            new JsonField.Numeral(parser.getString());
                    case VALUE_NULL -> new JsonField.Null();
                    default -> new JsonField.Other();
                };
        parser.skipChildren();
        return field;
    }
}
