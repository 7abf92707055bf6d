package io.tickfold.audit.log;

import io.tickfold.contract.wire.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;

/// The logs as they were exported to a file. Its seals are not compared with its records here.
public final class ExportFile implements AuditedLog {

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final FileChannel file;
    private final LineNumbers numbers;
    private final boolean hasOtherBytes;
    private final long size;
    private final ExportHeader header;
    private final List<Stretch> stretches;

    /// Where a partition's records and its seal begin, and what follows them.
    private record Stretch(long records, long seal, long end) {}

    /// What the line of a seal holds.
    private record SealLine(Seal seal) {}

    /// What the last line holds.
    private record EndLine(End end) {

        private record End(long records) {}
    }

    ExportFile(FileChannel file) throws IOException {
        this.file = file;
        size = file.size();
        numbers = new LineNumbers(file);
        int begin = beginsWithMark() ? BYTE_ORDER_MARK.length : 0;
        LineReader first = new LineReader(file, begin, size);
        header = header(first);
        hasOtherBytes = begin > 0 || first.endsInCarriageReturn();
        stretches = findStretches(first.nextPosition());
    }

    private boolean beginsWithMark() throws IOException {
        ByteBuffer begin = ByteBuffer.allocate(BYTE_ORDER_MARK.length);
        int _ = file.read(begin, 0);
        return Arrays.equals(begin.array(), BYTE_ORDER_MARK);
    }

    /// What cannot be read in places, such as a pipe or what is compressed, is taken into a
    /// temporary file.
    ///
    /// @throws LogUnavailableException if there is no such file, or it is no export
    public static ExportFile open(Path path) {
        if (!Files.exists(path)) {
            throw new LogUnavailableException("there is no file " + path);
        }
        try {
            if (Files.isRegularFile(path) && !ExportCopy.isGzip(path)) {
                return open(path, Set.of(StandardOpenOption.READ));
            }
            try (InputStream stream = Files.newInputStream(path)) {
                return open(stream);
            }
        } catch (IOException e) {
            throw new LogUnavailableException(path + " cannot be read: " + e.getMessage(), e);
        }
    }

    /// Takes all of a stream into a temporary file, which is gone when this is closed.
    ///
    /// @throws LogUnavailableException if it is no export
    /// @throws IOException if the stream cannot be read, or the file not be written
    public static ExportFile open(InputStream stream) throws IOException {
        Path copy = ExportCopy.of(stream);
        try {
            return open(copy, Set.of(StandardOpenOption.READ, StandardOpenOption.DELETE_ON_CLOSE));
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    private static ExportFile open(Path path, Set<OpenOption> options) {
        try {
            FileChannel file = FileChannel.open(path, options);
            try {
                return new ExportFile(file);
            } catch (LogUnavailableException e) {
                file.close();
                throw e;
            }
        } catch (IOException e) {
            throw new LogUnavailableException(
                    String.format(Locale.ROOT, "%s cannot be read", path), e);
        }
    }

    private static ExportHeader header(LineReader lines) {
        try {
            if (!lines.next()) {
                throw new LineFault("it is empty");
            }
            ExportHeader header = read(lines, ExportHeader.class);
            header.requireReadable();
            return header;
        } catch (LineFault e) {
            throw new LogUnavailableException("no export that can be read: " + e.getMessage());
        }
    }

    /// One after another and without gaps, whatever the file holds.
    private List<Stretch> findStretches(long first) {
        ExportIndex index = new ExportIndex(file, size);
        List<Stretch> found = new ArrayList<>();
        long begin = first;
        for (int partition = 0; partition < header.partitions(); partition++) {
            boolean isLast = partition == header.partitions() - 1;
            long next = isLast ? index.end() : index.records(partition + 1);
            long end = Math.max(next, begin);
            found.add(new Stretch(begin, Math.clamp(index.seal(partition), begin, end), end));
            begin = end;
        }
        return found;
    }

    @Override
    public int partitions() {
        return header.partitions();
    }

    /// When the export was begun.
    public Instant created() {
        return header.created();
    }

    @Override
    public boolean isFiltered() {
        return header.isFiltered();
    }

    @Override
    public long estimate(Part part) {
        try {
            return part == Part.BOTH ? records() : events();
        } catch (BrokenLineException _) {
            return 0;
        }
    }

    private long events() {
        long events = 0;
        for (int partition = 0; partition < partitions(); partition++) {
            events += seal(partition).events();
        }
        return events;
    }

    /// @throws BrokenLineException from the iterator's methods, for a line that is not what must be
    ///   there; they can be called again then, and continue after it
    @Override
    public Iterator<LogRecord> read(int partition, Part part) {
        Stretch stretch = stretches.get(partition);
        LineReader lines = new LineReader(file, stretch.records(), stretch.seal());
        return new ExportedPartition(this, partition, part, lines);
    }

    /// The seal of a partition as the file states it.
    ///
    /// @throws BrokenLineException if something else is there
    public Seal seal(int partition) {
        Stretch stretch = stretches.get(partition);
        SealLine line = onlyLine(stretch.seal(), stretch.end(), SealLine.class);
        if (line.seal().partition() != partition) {
            throw broken(
                    numbers.at(stretch.seal()), new LineFault("it does not seal this partition"));
        }
        return line.seal();
    }

    /// How many records there are as the last line says.
    ///
    /// @throws BrokenLineException if something else is there
    public long records() {
        long end = stretches.getLast().end();
        return onlyLine(end, size, EndLine.class).end().records();
    }

    /// @throws BrokenLineException if what follows the partition's records is not its seal, or the
    ///   file does not end as it must
    void requireEndOf(int partition) {
        seal(partition);
        if (partition == partitions() - 1) {
            records();
        }
    }

    private <T> T onlyLine(long from, long end, Class<T> type) {
        LineReader lines = new LineReader(file, from, end);
        try {
            if (!lines.next()) {
                throw new LineFault("the end of a part is missing before it");
            }
            T content = read(lines, type);
            if (lines.nextPosition() < end) {
                throw new LineFault("more follows than one line");
            }
            return content;
        } catch (LineFault e) {
            throw broken(numbers.at(from), e);
        }
    }

    private static <T> T read(LineReader line, Class<T> type) throws LineFault {
        byte[] bytes = Arrays.copyOfRange(line.buffer(), line.start(), line.end());
        try {
            return Optional.ofNullable(Json.MAPPER.readValue(bytes, type))
                    .orElseThrow(() -> new LineFault("it is empty"));
        } catch (JacksonException | IllegalArgumentException _) {
            throw new LineFault("it does not hold what must stand here");
        }
    }

    /// A finding about the line at which somebody is.
    BrokenLineException broken(LineReader at, LineFault fault) {
        return broken(numbers.at(at.from()) + at.count() - 1, fault);
    }

    private static BrokenLineException broken(long line, LineFault fault) {
        return new BrokenLineException(line, String.valueOf(fault.getMessage()));
    }

    /// What somebody should know who compares the file with the hash that `export` printed.
    public Optional<String> remark() {
        return hasOtherBytes
                ? Optional.of(
                        "lines of this file end in CRLF, or it begins with a byte order mark: its"
                                + " records are read as they are, but its SHA-256 is not that of"
                                + " the export")
                : Optional.empty();
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the export cannot be closed", e);
        }
    }
}
