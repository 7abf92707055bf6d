package io.tickfold.audit.log;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.tickfold.audit.log.LogRecord.Log;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/// Reads a record from a line of an export, as [RecordLine] wrote it.
final class RecordParser {

    private static final byte[] COLON_QUOTE = {':', '"'};
    private static final byte[] PAIR = {'[', '"'};
    private static final byte[] NEXT_OF_PAIR = {',', '"'};

    private final LineParser line = new LineParser();

    /// @throws LineFault if the line is no record
    LogRecord parse(LineReader from) throws LineFault {
        line.begin(from.buffer(), from.start(), from.end());
        Log log = log();
        int partition = Math.toIntExact(Math.min(line.number(), Integer.MAX_VALUE));
        line.require(ExportMarks.OFFSET);
        long offset = line.number();
        line.require(ExportMarks.TIMESTAMP);
        long timestamp = line.time();
        byte[] key = key();
        Headers headers = headers();
        byte[] value = value();
        line.require('}');
        if (!line.isAtEnd()) {
            throw new LineFault("something follows the record");
        }
        return new LogRecord(log, partition, offset, timestamp, key, headers, value);
    }

    private Log log() throws LineFault {
        if (line.take(ExportMarks.EVENT)) {
            return Log.EVENTS;
        }
        if (line.take(ExportMarks.INPUT)) {
            return Log.INPUT;
        }
        throw new LineFault("it is no record");
    }

    private byte @Nullable [] key() throws LineFault {
        if (line.take(ExportMarks.KEY)) {
            return line.text();
        }
        return line.take(ExportMarks.KEY64) ? line.bytes64() : null;
    }

    private Headers headers() throws LineFault {
        if (line.take(ExportMarks.HEADERS)) {
            return plain();
        }
        line.require(ExportMarks.HEADERS64);
        return pairs();
    }

    private Headers plain() throws LineFault {
        Headers headers = new RecordHeaders();
        for (boolean isFirst = true; line.takeNext('}', isFirst); isFirst = false) {
            line.require('"');
            String name = new String(line.text(), US_ASCII);
            line.require(COLON_QUOTE);
            headers.add(name, line.text());
        }
        return headers;
    }

    private Headers pairs() throws LineFault {
        Headers headers = new RecordHeaders();
        for (boolean isFirst = true; line.takeNext(']', isFirst); isFirst = false) {
            line.require(PAIR);
            String name = new String(line.bytes64(), UTF_8);
            headers.add(name, line.take(NEXT_OF_PAIR) ? line.bytes64() : null);
            line.require(']');
        }
        return headers;
    }

    private byte @Nullable [] value() throws LineFault {
        if (line.take(ExportMarks.VALUE)) {
            return line.restButLast();
        }
        return line.take(ExportMarks.VALUE64) ? line.bytes64() : null;
    }
}
