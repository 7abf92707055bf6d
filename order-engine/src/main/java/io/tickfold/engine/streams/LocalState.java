package io.tickfold.engine.streams;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/// The engine's directory: stores in it are copies of changelogs, and only the process's id counts.
final class LocalState {

    private static final String TASKS = "[0-9]*_[0-9]*";

    private LocalState() {}

    /// Removes the copies, so that a start after a kill is like any other: restored from the
    /// changelogs, without Kafka Streams first finding the copies corrupt.
    static void forgetCopies(Path stateDirectory) {
        Path application = stateDirectory.resolve(EngineSettings.APPLICATION);
        if (!Files.isDirectory(application)) {
            return;
        }
        try (DirectoryStream<Path> tasks = Files.newDirectoryStream(application, TASKS)) {
            for (Path task : tasks) {
                delete(task);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot clean " + application, e);
        }
    }

    private static void delete(Path task) throws IOException {
        try (Stream<Path> files = Files.walk(task)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
