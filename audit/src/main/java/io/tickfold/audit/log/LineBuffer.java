package io.tickfold.audit.log;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.function.Consumer;

/// A line of an export while it is put together.
final class LineBuffer extends ByteArrayOutputStream {

    LineBuffer put(char ascii) {
        write(ascii);
        return this;
    }

    LineBuffer put(byte[] raw) {
        writeBytes(raw);
        return this;
    }

    LineBuffer put(long number) {
        return put(Long.toString(number).getBytes(US_ASCII));
    }

    LineBuffer put64(byte[] raw) {
        return put(Base64.getEncoder().encode(raw));
    }

    /// The inside of a JSON string.
    ///
    /// @param text for which [#isPlain] holds
    LineBuffer putText(byte[] text) {
        String escaped = new String(text, US_ASCII).replace("\\", "\\\\").replace("\"", "\\\"");
        return put(escaped.getBytes(US_ASCII));
    }

    /// Elements with commas between them.
    <T> LineBuffer putEach(Iterable<T> elements, Consumer<T> writer) {
        boolean isFirst = true;
        for (T each : elements) {
            if (!isFirst) {
                put(',');
            }
            writer.accept(each);
            isFirst = false;
        }
        return this;
    }

    /// Whether all of it can be read by a person and written as it is.
    static boolean isPlain(byte[] text) {
        for (byte each : text) {
            if (each < ' ' || each > '~') {
                return false;
            }
        }
        return true;
    }
}
