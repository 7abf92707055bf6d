package io.tickfold.audit.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;

/// Reads the lines of a stretch of a file; several may read the same file at once.
final class LineReader {

    /// No line is longer.
    static final int MAX_LINE = 16 * 1024 * 1024;

    private static final int BUFFER = 1024 * 1024;
    private static final byte NEWLINE = '\n';
    private static final byte CARRIAGE_RETURN = '\r';

    private final FileChannel file;
    private final long from;
    private final long end;
    private byte[] buffer;
    private long bufferAt;
    private int filled;
    private int lineStart;
    private int lineEnd;
    private int nextStart;
    private long count;
    private boolean endsInCarriageReturn;

    /// @param from where the first line begins
    /// @param end where the stretch ends
    LineReader(FileChannel file, long from, long end) {
        this(file, from, end, BUFFER);
    }

    LineReader(FileChannel file, long from, long end, int bufferSize) {
        this.file = file;
        this.from = from;
        this.end = end;
        bufferAt = from;
        buffer = new byte[bufferSize];
    }

    /// Goes to the next line; false at the end of the stretch. A last line without an end counts as
    /// one. A line may also end with a carriage return before the line feed.
    boolean next() {
        boolean isThere = find();
        if (isThere) {
            count++;
            endsInCarriageReturn = lineEnd > lineStart && buffer[lineEnd - 1] == CARRIAGE_RETURN;
            lineEnd -= endsInCarriageReturn ? 1 : 0;
        }
        return isThere;
    }

    private boolean find() {
        lineStart = nextStart;
        int searched = nextStart;
        while (true) {
            int newline = find(searched);
            if (newline >= 0) {
                lineEnd = newline;
                nextStart = newline + 1;
                return true;
            }
            searched = filled - lineStart;
            if (!fill()) {
                lineEnd = filled;
                nextStart = filled;
                return lineStart < lineEnd;
            }
        }
    }

    private int find(int from) {
        for (int i = from; i < filled; i++) {
            if (buffer[i] == NEWLINE) {
                return i;
            }
        }
        return -1;
    }

    /// Moves the line that was begun to the front and reads on behind it.
    private boolean fill() {
        int kept = filled - lineStart;
        if (kept == buffer.length && kept < MAX_LINE) {
            buffer = Arrays.copyOf(buffer, 2 * kept);
        }
        System.arraycopy(buffer, lineStart, buffer, 0, kept);
        bufferAt += lineStart;
        lineStart = 0;
        filled = kept;
        int wanted = (int) Math.min(buffer.length - kept, end - bufferAt - kept);
        return wanted > 0 && read(wanted) > 0;
    }

    private int read(int wanted) {
        try {
            int got = file.read(ByteBuffer.wrap(buffer, filled, wanted), bufferAt + filled);
            filled += Math.max(got, 0);
            return got;
        } catch (IOException e) {
            throw new UncheckedIOException("the export cannot be read", e);
        }
    }

    /// Where in the file the first line begins.
    long from() {
        return from;
    }

    /// How many lines there have been, this one included.
    long count() {
        return count;
    }

    /// Whether the line ended with a carriage return, which is not a part of it.
    boolean endsInCarriageReturn() {
        return endsInCarriageReturn;
    }

    /// Where in the file the line begins.
    long position() {
        return bufferAt + lineStart;
    }

    /// Where in the file the next line begins.
    long nextPosition() {
        return bufferAt + nextStart;
    }

    byte[] buffer() {
        return buffer;
    }

    int start() {
        return lineStart;
    }

    int end() {
        return lineEnd;
    }
}
