package io.tickfold.embedded;

import java.nio.file.Path;

/// Another broker has the directory.
public final class DirectoryTakenException extends IllegalStateException {

    DirectoryTakenException(Path directory) {
        super("another broker uses " + directory);
    }
}
