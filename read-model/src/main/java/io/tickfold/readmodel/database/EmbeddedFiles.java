package io.tickfold.readmodel.database;

import static java.nio.file.attribute.PosixFilePermissions.asFileAttribute;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;

/// The file of one embedded database.
record EmbeddedFiles(Path directory, String schema) {

    private static final String SUFFIX = ".mv.db";
    private static final Set<PosixFilePermission> OWNER_ONLY =
            PosixFilePermissions.fromString("rwx------");
    private static final Set<Integer> BROKEN =
            Set.of(
                    DataUtils.ERROR_READING_FAILED,
                    DataUtils.ERROR_FILE_CORRUPT,
                    DataUtils.ERROR_UNSUPPORTED_FORMAT,
                    DataUtils.ERROR_CHUNK_NOT_FOUND,
                    DataUtils.ERROR_BLOCK_NOT_FOUND);

    /// Whether an attempt to open failed because of what is in the file.
    static boolean isBroken(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof MVStoreException store && BROKEN.contains(store.getErrorCode())) {
                return true;
            }
        }
        return false;
    }

    /// Makes the directory if there is none yet; only its owner may look into it, since mailboxes
    /// are kept there.
    void makeDirectory() {
        try {
            if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
                Files.createDirectories(directory, asFileAttribute(OWNER_ONLY));
            } else {
                Files.createDirectories(directory);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "jdbc:h2:file:" + directory.resolve(schema);
    }

    /// Renames the file, replacing one that was renamed earlier.
    Path moveAside() {
        Path aside = directory.resolve(schema + ".broken");
        try {
            return Files.move(file(), aside, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void remove() {
        delete(file());
    }

    private static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Whether whoever opened it last has not closed it, since its process was killed. What such a
    /// file holds may be torn: H2 writes tables and indexes one after the other while transactions
    /// change them, and relies on writing again a moment later.
    boolean wereLeftOpen() {
        return Files.exists(mark());
    }

    void markOpen() {
        try {
            Files.write(mark(), new byte[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void markClosed() {
        delete(mark());
    }

    private Path mark() {
        return directory.resolve(schema + ".open");
    }

    private Path file() {
        return directory.resolve(schema + SUFFIX);
    }
}
