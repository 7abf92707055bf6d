package io.tickfold.audit.log;

import java.nio.channels.FileChannel;
import java.util.OptionalLong;

/// Finds where the parts of an export begin, by bisection, since they are in order: the header,
/// each partition's records and its seal, the end.
///
/// A line that is out of place is not noticed here, but by who reads the part that it is in.
final class ExportIndex {

    private static final int BUFFER = 64 * 1024;
    private static final long HEADER = -1;
    private static final long END = Long.MAX_VALUE;

    private final FileChannel file;
    private final long size;
    private final LineParser parser = new LineParser();

    ExportIndex(FileChannel file, long size) {
        this.file = file;
        this.size = size;
    }

    /// Where a partition's records begin, or would if there were any.
    long records(int partition) {
        return find(2L * partition);
    }

    /// Where a partition's seal begins.
    long seal(int partition) {
        return find(2L * partition + 1);
    }

    /// Where the last line begins.
    long end() {
        return find(END);
    }

    /// Where the first line begins whose rank is at least this. Before `low` all ranks are less,
    /// and `low` is where a line begins; from `high` on they are not.
    private long find(long rank) {
        long low = 0;
        long high = size;
        while (low < high) {
            long middle = low + (high - low) / 2;
            LineReader lines = linesFrom(low, middle);
            if (nextRank(lines, high) >= rank) {
                high = middle;
            } else {
                low = lines.nextPosition();
            }
        }
        return low;
    }

    private LineReader linesFrom(long low, long middle) {
        if (middle == low) {
            return new LineReader(file, low, size, BUFFER);
        }
        LineReader lines = new LineReader(file, middle - 1, size, BUFFER);
        lines.next();
        return lines;
    }

    /// The rank of the next line that has one; the greatest if there is none before `high`.
    private long nextRank(LineReader lines, long high) {
        while (lines.nextPosition() < high && lines.next()) {
            OptionalLong rank = rank(lines);
            if (rank.isPresent()) {
                return rank.getAsLong();
            }
        }
        return END;
    }

    private OptionalLong rank(LineReader at) {
        parser.begin(at.buffer(), at.start(), at.end());
        try {
            if (parser.take(ExportMarks.EVENT) || parser.take(ExportMarks.INPUT)) {
                return OptionalLong.of(2 * parser.number());
            }
            if (parser.take(ExportMarks.SEAL)) {
                return OptionalLong.of(2 * parser.number() + 1);
            }
        } catch (LineFault _) {
            return OptionalLong.empty();
        }
        if (parser.take(ExportMarks.HEADER)) {
            return OptionalLong.of(HEADER);
        }
        return parser.take(ExportMarks.END) ? OptionalLong.of(END) : OptionalLong.empty();
    }
}
