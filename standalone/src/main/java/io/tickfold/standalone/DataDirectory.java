package io.tickfold.standalone;

import java.io.File;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// Where an instance keeps everything; the broker sees to it that one process has it at a time.
record DataDirectory(Path root) {

    /// Kafka and H2 take these for the end of a path, Spring for the begin of a placeholder, and H2
    /// a backslash for a slash.
    private static final String SEPARATORS = ",;$" + (File.separatorChar == '\\' ? "" : "\\");

    /// The directory that `--data` names, which need not exist yet.
    ///
    /// @throws CannotStartException if it can never be one
    static DataDirectory of(Path written) throws CannotStartException {
        if (written.toString().isBlank()) {
            throw wrong(written, "names no directory; ./data is the usual one", null);
        }
        Path root = written.toAbsolutePath().normalize();
        Optional<String> bad = first(root.toString(), each -> SEPARATORS.indexOf(each) >= 0);
        if (bad.isPresent()) {
            String where =
                    String.format(Locale.ROOT, "has a '%s' in its path, %s", bad.get(), root);
            throw wrong(written, where + "; choose one without", null);
        }
        if (first(root.toString(), Character::isISOControl).isPresent()) {
            throw wrong(written, "has a control character in its path; choose one without", null);
        }
        return new DataDirectory(root);
    }

    private static Optional<String> first(String text, IntPredicate wanted) {
        return text.chars().filter(wanted).mapToObj(Character::toString).findFirst();
    }

    /// Makes it if there is none.
    ///
    /// @throws CannotStartException if nothing can be kept there
    void makeWritable(Path written) throws CannotStartException {
        try {
            Files.createDirectories(root);
        } catch (IOException e) {
            throw wrong(written, "cannot be made a directory: " + reason(e), e);
        }
        for (Path each : new Path[] {root, kafka(), engine(), database()}) {
            if (Files.exists(each) && !(Files.isDirectory(each) && Files.isWritable(each))) {
                throw wrong(written, "cannot be written to: " + each, null);
            }
        }
    }

    private static CannotStartException wrong(
            Path written, String what, @Nullable IOException cause) {
        String readable = written.toString().replaceAll("\\p{Cntrl}", "?");
        return new CannotStartException(
                String.format(Locale.ROOT, "--data '%s' %s", readable, what), cause);
    }

    /// As the operating system puts it.
    static String reason(IOException failure) {
        return switch (failure) {
            case AccessDeniedException denied -> "permission denied for " + denied.getFile();
            case FileAlreadyExistsException file -> file.getFile() + " is a file";
            case FileSystemException other when other.getReason() == null ->
                    other.getFile() + " cannot be there";
            case FileSystemException other -> other.getFile() + ": " + other.getReason();
            default -> String.valueOf(failure.getMessage());
        };
    }

    Path kafka() {
        return root.resolve("kafka");
    }

    Path engine() {
        return root.resolve("engine");
    }

    Path database() {
        return root.resolve("database");
    }
}
