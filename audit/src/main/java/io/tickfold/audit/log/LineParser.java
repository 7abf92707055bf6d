package io.tickfold.audit.log;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.tickfold.contract.wire.IsoTime;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;

/// Goes through a line of an export from left to right.
final class LineParser {

    private static final byte QUOTE = '"';
    private static final byte BACKSLASH = '\\';
    private static final int MAX_DIGITS = 18;

    private byte[] line = new byte[0];
    private int at;
    private int end;

    /// Starts with another line.
    void begin(byte[] bytes, int from, int until) {
        line = bytes;
        at = from;
        end = until;
    }

    /// Skips a text if it is next.
    boolean take(byte[] mark) {
        if (!Arrays.equals(line, at, Math.min(end, at + mark.length), mark, 0, mark.length)) {
            return false;
        }
        at += mark.length;
        return true;
    }

    boolean take(char ascii) {
        boolean isHere = at < end && line[at] == ascii;
        if (isHere) {
            at++;
        }
        return isHere;
    }

    /// Skips the end of a list, or the comma before its next element.
    ///
    /// @return whether there is a next element
    boolean takeNext(char listEnd, boolean isFirst) throws LineFault {
        boolean isNext = !take(listEnd);
        if (isNext && !isFirst) {
            require(',');
        }
        return isNext;
    }

    void require(byte[] mark) throws LineFault {
        if (!take(mark)) {
            throw fault(new String(mark, US_ASCII));
        }
    }

    void require(char ascii) throws LineFault {
        if (!take(ascii)) {
            throw fault(String.valueOf(ascii));
        }
    }

    private LineFault fault(String expected) {
        return new LineFault(
                String.format(Locale.ROOT, "there is no %s where one must stand", expected));
    }

    boolean isAtEnd() {
        return at == end;
    }

    /// What is left of the line but its last byte.
    byte[] restButLast() {
        byte[] rest = Arrays.copyOfRange(line, at, end - 1);
        at = end - 1;
        return rest;
    }

    /// A whole number that is not negative.
    long number() throws LineFault {
        int from = at;
        long number = 0;
        while (at < end && line[at] >= '0' && line[at] <= '9' && at - from < MAX_DIGITS) {
            number = 10 * number + line[at++] - '0';
        }
        if (at == from) {
            throw fault("number");
        }
        return number;
    }

    /// A text up to and with its closing quote, whose opening quote has been passed.
    byte[] text() throws LineFault {
        int from = at;
        int escapes = 0;
        while (at < end && line[at] != QUOTE) {
            if (line[at] == BACKSLASH) {
                escapes++;
                at++;
            }
            at++;
        }
        int until = at;
        require('"');
        byte[] text = Arrays.copyOfRange(line, from, until);
        return escapes == 0 ? text : unescaped(text, escapes);
    }

    private static byte[] unescaped(byte[] escaped, int escapes) {
        byte[] text = new byte[escaped.length - escapes];
        int from = 0;
        for (int to = 0; to < text.length; to++) {
            if (escaped[from] == BACKSLASH) {
                from++;
            }
            text[to] = escaped[from++];
        }
        return text;
    }

    /// A text in base64 up to and with its closing quote.
    byte[] bytes64() throws LineFault {
        byte[] text = text();
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException _) {
            throw new LineFault("a text is not in base64");
        }
    }

    /// A time up to and with its closing quote, in milliseconds since 1970.
    long time() throws LineFault {
        try {
            return IsoTime.parseAny(new String(text(), US_ASCII)).toEpochMilli();
        } catch (DateTimeException | ArithmeticException _) {
            throw new LineFault("the timestamp is no time");
        }
    }
}
