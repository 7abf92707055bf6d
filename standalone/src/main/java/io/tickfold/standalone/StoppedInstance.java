package io.tickfold.standalone;

import io.tickfold.embedded.DirectoryTakenException;
import io.tickfold.embedded.EmbeddedKafka;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The data of an instance that does not run, to be worked on.
final class StoppedInstance {

    private static final int ANY_PORT = 0;

    private StoppedInstance() {}

    /// @throws CannotStartException if there can be none
    /// @throws IOException if there is none
    static DataDirectory in(Path data) throws CannotStartException, IOException {
        DataDirectory directory = DataDirectory.of(data);
        if (!Files.isDirectory(directory.kafka())) {
            throw new IOException("there is no data in " + data);
        }
        return directory;
    }

    /// Starts its broker alone.
    ///
    /// @throws InUseException if another process has the data
    static EmbeddedKafka broker(DataDirectory directory) {
        try {
            return EmbeddedKafka.start(directory.kafka(), ANY_PORT);
        } catch (DirectoryTakenException e) {
            throw new InUseException(e);
        }
    }

    /// Another process has the data.
    static final class InUseException extends RuntimeException {

        InUseException(DirectoryTakenException cause) {
            super(cause.getMessage() + "; stop it first", cause);
        }
    }
}
