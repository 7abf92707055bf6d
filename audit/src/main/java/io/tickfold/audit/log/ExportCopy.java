package io.tickfold.audit.log;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.GZIPInputStream;

/// Takes what cannot be read in places into a temporary file: streams, and what is compressed.
final class ExportCopy {

    private static final int MAGIC = 0x1f8b;

    private ExportCopy() {}

    /// Whether a file is compressed with gzip.
    static boolean isGzip(Path file) throws IOException {
        try (InputStream stream = Files.newInputStream(file)) {
            return isGzip(stream);
        }
    }

    private static boolean isGzip(InputStream stream) throws IOException {
        int first = stream.read();
        return (first << Byte.SIZE | stream.read()) == MAGIC;
    }

    /// A new temporary file, which whoever reads it deletes.
    static Path of(InputStream stream) throws IOException {
        Path copy = Files.createTempFile("tickfold-export", ".jsonl");
        try {
            Files.copy(plain(stream), copy, StandardCopyOption.REPLACE_EXISTING);
            return copy;
        } catch (IOException e) {
            Files.delete(copy);
            throw e;
        }
    }

    private static InputStream plain(InputStream stream) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(stream);
        buffered.mark(2);
        boolean isGzip = isGzip(buffered);
        buffered.reset();
        return isGzip ? new GZIPInputStream(buffered) : buffered;
    }
}
