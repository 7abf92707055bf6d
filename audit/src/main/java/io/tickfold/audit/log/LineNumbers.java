package io.tickfold.audit.log;

import java.nio.channels.FileChannel;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/// Tells which line begins at a position of a file, and counts each line about once for all that
/// are asked for in order.
final class LineNumbers {

    private final FileChannel file;
    private final ConcurrentSkipListMap<Long, Long> known = new ConcurrentSkipListMap<>();

    LineNumbers(FileChannel file) {
        this.file = file;
        known.put(0L, 1L);
    }

    /// Counted from 1.
    long at(long position) {
        Map.Entry<Long, Long> before = known.floorEntry(position);
        LineReader lines = new LineReader(file, before.getKey(), position);
        while (lines.next()) {
            // Counts them.
        }
        long line = before.getValue() + lines.count();
        known.put(position, line);
        return line;
    }
}
