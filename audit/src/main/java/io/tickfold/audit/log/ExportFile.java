package io.tickfold.audit.log;

import io.tickfold.contract.wire.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;

/// The logs as they were exported to a file. Its seals are not compared with its records here.
public final class ExportFile implements AuditedLog {

    private final FileChannel file;
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

    private ExportFile(FileChannel file) throws IOException {
        this.file = file;
        size = file.size();
        LineReader first = new LineReader(file, 0, size);
        header = header(first);
        stretches = findStretches(first.nextPosition());
    }

    /// What cannot be read in places, such as a pipe, is taken into a temporary file.
    ///
    /// @throws LogUnavailableException if there is no such file, or it is no export
    public static ExportFile open(Path path) {
        if (!Files.exists(path)) {
            throw new LogUnavailableException("there is no file " + path);
        }
        if (Files.isRegularFile(path)) {
            return open(path, Set.of(StandardOpenOption.READ));
        }
        try (InputStream stream = Files.newInputStream(path)) {
            return open(stream);
        } catch (IOException e) {
            throw new LogUnavailableException("%s cannot be read".formatted(path), e);
        }
    }

    /// Takes all of a stream into a temporary file, which is gone when this is closed.
    ///
    /// @throws LogUnavailableException if it is no export
    /// @throws IOException if the stream cannot be read, or the file not be written
    public static ExportFile open(InputStream stream) throws IOException {
        Path copy = Files.createTempFile("tickfold-export", ".jsonl");
        try {
            Files.copy(stream, copy, StandardCopyOption.REPLACE_EXISTING);
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
            throw new LogUnavailableException("%s cannot be read".formatted(path), e);
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
            throw broken(stretch.seal(), new LineFault("it does not seal this partition"));
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
            throw broken(from, e);
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

    /// A finding about the line that begins at a position.
    BrokenLineException broken(long position, LineFault fault) {
        LineReader lines = new LineReader(file, 0, position);
        long line = 1;
        while (lines.next()) {
            line++;
        }
        return new BrokenLineException(line, String.valueOf(fault.getMessage()));
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
