package io.tickfold.gateway.web;

import java.nio.CharBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/// Reads one JSON object strictly: no field twice, nothing after it, no deep nesting.
///
/// Fields of fields are not looked at: no field that is known has any.
final class JsonObjectParser {

    private static final int MAX_NESTING = 16;
    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(MAX_NESTING)
                                    .maxNumberLength(RequestBodies.MAX_BYTES)
                                    .maxStringLength(RequestBodies.MAX_BYTES)
                                    .build())
                    .build();

    private JsonObjectParser() {}

    /// @throws RefusedException if the text is anything but one JSON object
    static JsonObject parse(CharBuffer text) {
        try (JsonParser parser =
                FACTORY.createParser(
                        ObjectReadContext.empty(),
                        text.array(),
                        text.arrayOffset(),
                        text.remaining())) {
            return parse(parser);
        } catch (JacksonException e) {
            throw JsonFaults.broken(e);
        }
    }

    private static JsonObject parse(JsonParser parser) {
        JsonToken first = parser.nextToken();
        if (first != JsonToken.START_OBJECT) {
            throw JsonFaults.noObject(first);
        }
        JsonObject object = new JsonObject(fields(parser));
        if (parser.nextToken() != null) {
            throw JsonFaults.at(parser, "more than one JSON object");
        }
        return object;
    }

    private static Map<String, JsonField> fields(JsonParser parser) {
        Map<String, JsonField> fields = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            if (fields.containsKey(name)) {
                throw JsonFaults.at(parser, "a field that occurs twice, " + JsonFaults.cut(name));
            }
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
