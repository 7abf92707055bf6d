package io.tickfold.audit.log;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/// Writes a record as a line of an export.
///
/// Keys and headers are text if they are printable ASCII, and base64 otherwise; several headers of
/// one name, or one without a value, are a list of pairs in base64. The value comes last, in its
/// own bytes if they are a JSON object in one line.
final class RecordLine {

    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private RecordLine() {}

    static void put(LogRecord from, LineBuffer line) {
        line.put(mark(from.log())).put(from.partition());
        line.put(ExportMarks.OFFSET).put(from.offset());
        line.put(ExportMarks.TIMESTAMP).put(time(from.timestamp())).put('"');
        putKey(from.key(), line);
        putHeaders(from.headers(), line);
        putValue(from.value(), line);
        line.put('}').put('\n');
    }

    private static byte[] mark(LogRecord.Log log) {
        return switch (log) {
            case INPUT -> ExportMarks.INPUT;
            case EVENTS -> ExportMarks.EVENT;
        };
    }

    private static byte[] time(long millis) {
        return MILLIS.format(Instant.ofEpochMilli(millis)).getBytes(US_ASCII);
    }

    private static void putKey(byte @Nullable [] key, LineBuffer line) {
        if (key == null) {
            return;
        }
        if (LineBuffer.isPlain(key)) {
            line.put(ExportMarks.KEY).putText(key).put('"');
        } else {
            line.put(ExportMarks.KEY64).put64(key).put('"');
        }
    }

    private static void putHeaders(Headers headers, LineBuffer line) {
        if (arePlain(headers)) {
            line.put(ExportMarks.HEADERS).putEach(headers, each -> putPlain(each, line)).put('}');
        } else {
            line.put(ExportMarks.HEADERS64).putEach(headers, each -> putPair(each, line)).put(']');
        }
    }

    private static boolean arePlain(Headers headers) {
        Set<String> names = new HashSet<>();
        for (Header header : headers) {
            if (!names.add(header.key())
                    || !LineBuffer.isPlain(header.key().getBytes(UTF_8))
                    || header.value() == null
                    || !LineBuffer.isPlain(header.value())) {
                return false;
            }
        }
        return true;
    }

    private static void putPlain(Header header, LineBuffer line) {
        line.put('"').putText(header.key().getBytes(US_ASCII)).put('"').put(':');
        line.put('"').putText(header.value()).put('"');
    }

    private static void putPair(Header header, LineBuffer line) {
        line.put('[').put('"').put64(header.key().getBytes(UTF_8)).put('"');
        if (header.value() != null) {
            line.put(',').put('"').put64(header.value()).put('"');
        }
        line.put(']');
    }

    private static void putValue(byte @Nullable [] value, LineBuffer line) {
        if (value == null) {
            return;
        }
        if (OneLineJson.isObject(value)) {
            line.put(ExportMarks.VALUE).put(value);
        } else {
            line.put(ExportMarks.VALUE64).put64(value).put('"');
        }
    }
}
