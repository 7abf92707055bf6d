package io.tickfold.readmodel.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabasesTest {

    @TempDir Path folder;

    @Test
    void onlyTheOwnerMayLookIntoTheDirectoryOfEmbeddedFiles() throws Exception {
        assumeTrue(
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix"),
                "this file system knows no owners");
        Path directory = folder.resolve("database");
        DatabaseSettings settings = new DatabaseSettings(directory.toString(), null, "", "", 4);

        try (Database _ = new Databases(settings).open("identity")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
                    .isEqualTo("rwx------");
            assertThat(directory.resolve("identity.mv.db")).exists();
        }
    }
}
