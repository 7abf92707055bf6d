package io.tickfold.audit.export;

import io.tickfold.audit.cli.WrongArgumentsException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where an export is written: a file that is there with all that it holds or not at all, or a
/// stream.
final class OutputFile implements AutoCloseable {

    /// What is written beside the file until it is complete.
    private record Draft(Path path, Path target, FileChannel channel) {}

    private final Optional<Draft> draft;
    private final OutputStream stream;

    private OutputFile(Draft draft) {
        this.draft = Optional.of(draft);
        this.stream = Channels.newOutputStream(draft.channel());
    }

    private OutputFile(OutputStream stream) {
        this.draft = Optional.empty();
        this.stream = stream;
    }

    /// @param output the standard output stream if absent
    /// @param mayReplace whether a file that is there already is replaced, once this is complete
    /// @throws WrongArgumentsException if something is there that must not be replaced
    static OutputFile open(@Nullable Path output, boolean mayReplace) throws IOException {
        if (output == null) {
            return new OutputFile(new FileOutputStream(FileDescriptor.out));
        }
        if (Files.isDirectory(output)) {
            throw new WrongArgumentsException(output + " is a directory, not a file");
        }
        boolean isThere = Files.exists(output, LinkOption.NOFOLLOW_LINKS);
        if (isThere && Files.exists(output) && !Files.isRegularFile(output)) {
            return new OutputFile(Files.newOutputStream(output));
        }
        if (isThere && !mayReplace) {
            throw new WrongArgumentsException(
                    output + " is there already; choose another name, or replace it with --force");
        }
        return new OutputFile(draft(Files.exists(output) ? output.toRealPath() : output));
    }

    private static Draft draft(Path target) throws IOException {
        Path folder = Optional.ofNullable(target.toAbsolutePath().getParent()).orElseThrow();
        if (!Files.isDirectory(folder)) {
            throw new WrongArgumentsException("there is no directory " + folder);
        }
        Path path = folder.resolve(".tickfold-" + UUID.randomUUID() + ".part");
        FileChannel channel =
                FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        path.toFile().deleteOnExit();
        return new Draft(path, target, channel);
    }

    OutputStream stream() {
        return stream;
    }

    /// Lets the file appear; everything has been written.
    void complete() throws IOException {
        stream.flush();
        if (draft.isPresent()) {
            draft.get().channel().force(true);
            Files.move(draft.get().path(), draft.get().target(), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /// Leaves nothing behind if it was not completed.
    @Override
    public void close() throws IOException {
        stream.close();
        if (draft.isPresent()) {
            Files.deleteIfExists(draft.get().path());
        }
    }
}
