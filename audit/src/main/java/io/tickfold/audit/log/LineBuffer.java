package io.tickfold.audit.log;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.Base64;

/// A line of an export while it is put together.
final class LineBuffer {

    private static final int INITIAL = 4_096;
    private static final byte QUOTE = '"';
    private static final byte BACKSLASH = '\\';

    private byte[] bytes = new byte[INITIAL];
    private int length;

    void clear() {
        length = 0;
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    LineBuffer put(char ascii) {
        ensure(1);
        bytes[length++] = (byte) ascii;
        return this;
    }

    LineBuffer put(byte[] raw) {
        ensure(raw.length);
        System.arraycopy(raw, 0, bytes, length, raw.length);
        length += raw.length;
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
        ensure(2 * text.length);
        for (byte each : text) {
            if (each == QUOTE || each == BACKSLASH) {
                bytes[length++] = BACKSLASH;
            }
            bytes[length++] = each;
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

    private void ensure(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }
}
