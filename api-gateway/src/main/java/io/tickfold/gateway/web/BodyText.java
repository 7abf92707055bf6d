package io.tickfold.gateway.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;

/// Bytes as text: valid UTF-8 without a byte order mark. Jackson itself would guess the encoding,
/// and is lenient about UTF-8.
final class BodyText {

    private static final char BYTE_ORDER_MARK = '\ufeff';

    private BodyText() {}

    /// @throws RefusedException if the bytes are anything else
    static CharBuffer of(byte[] body) {
        ByteBuffer bytes = ByteBuffer.wrap(body);
        CharBuffer text = CharBuffer.allocate(body.length);
        if (UTF_8.newDecoder().decode(bytes, text, true).isError()) {
            throw JsonFaults.refused("Body is not valid UTF-8: byte " + (bytes.position() + 1));
        }
        text.flip();
        if (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
            throw JsonFaults.refused("Body begins with a byte order mark");
        }
        return text;
    }
}
