package io.tickfold.engine.stores;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import io.tickfold.contract.wire.Topics;
import io.tickfold.engine.cluster.EngineStartException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/// The engine's directory: stores in it are copies of changelogs, and only the process's id counts.
public final class LocalState {

    private static final String LOCK = ".lock";
    private static final String TASKS = "[0-9]*_[0-9]*";

    private LocalState() {}

    /// Removes the copies, so that a start after a kill is like any other: restored from the
    /// changelogs, without Kafka Streams first finding the copies corrupt.
    ///
    /// @throws EngineStartException if another engine works with them
    public static void forgetCopies(Path stateDirectory) {
        Path application = stateDirectory.resolve(Topics.ENGINE_GROUP);
        if (!Files.isDirectory(application)) {
            return;
        }
        requireUnused(application);
        try (DirectoryStream<Path> tasks = Files.newDirectoryStream(application, TASKS)) {
            for (Path task : tasks) {
                FileSystemUtils.deleteRecursively(task);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot clean " + application, e);
        }
    }

    /// Kafka Streams keeps this file locked for as long as it runs.
    private static void requireUnused(Path application) {
        Path file = application.resolve(LOCK);
        try (FileChannel channel = FileChannel.open(file, CREATE, WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock == null) {
                throw new EngineStartException("another engine uses " + application);
            }
        } catch (OverlappingFileLockException e) {
            throw new EngineStartException("this process uses " + application + " already", e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lock " + file, e);
        }
    }
}
