package io.tickfold.audit.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Tells which values can be written into a line as they are.
final class OneLineJson {

    private static final JsonFactory FACTORY = new JsonFactory();

    private OneLineJson() {}

    /// Whether the bytes are one JSON object in UTF-8, without control characters and with nothing
    /// before or after it.
    static boolean isObject(byte[] value) {
        return value.length > 1
                && value[0] == '{'
                && value[value.length - 1] == '}'
                && isOneLine(value)
                && isJson(value);
    }

    private static boolean isOneLine(byte[] value) {
        boolean isAscii = true;
        for (byte each : value) {
            if (each >= 0 && each < ' ') {
                return false;
            }
            isAscii &= each >= 0;
        }
        return isAscii || isUtf8(value);
    }

    private static boolean isUtf8(byte[] value) {
        try {
            UTF_8.newDecoder().decode(ByteBuffer.wrap(value));
            return true;
        } catch (CharacterCodingException _) {
            return false;
        }
    }

    private static boolean isJson(byte[] value) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), value)) {
            parser.nextToken();
            parser.skipChildren();
            return parser.nextToken() == null;
        } catch (JacksonException _) {
            return false;
        }
    }
}
