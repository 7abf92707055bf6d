package io.tickfold.readmodel.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickfold.readmodel.DatabaseKind;
import io.tickfold.readmodel.database.Database;
import io.tickfold.readmodel.database.DatabaseSettings;
import io.tickfold.readmodel.database.Databases;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What happens to a database that cannot be used as it is.
class ReadModelSchemaTest {

    @Test
    void renamesABrokenFileAndStartsEmpty(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("read_model.mv.db");
        Files.writeString(file, "no database");
        Databases files =
                new Databases(new DatabaseSettings(directory.toString(), null, "", "", 2));

        try (Database empty = ReadModelSchema.open(files)) {
            assertThat(new Positions(empty.sql()).all()).isEmpty();
        }
        assertThat(directory.resolve("read_model.broken")).hasContent("no database");
    }

    @Test
    void renamesAFileOfAnotherVersionAndStartsEmpty(@TempDir Path directory) {
        Databases files =
                new Databases(new DatabaseSettings(directory.toString(), null, "", "", 2));
        try (Database old = files.open("read_model")) {
            new Positions(old.sql()).begin(0, "topic");
            alterHistory(old);
        }

        try (Database empty = ReadModelSchema.open(files)) {
            assertThat(new Positions(empty.sql()).all()).isEmpty();
        }
        assertThat(directory.resolve("read_model.broken")).exists();
    }

    @Test
    void startsEmptyIfItWasNotClosed(@TempDir Path directory) throws Exception {
        Databases files =
                new Databases(new DatabaseSettings(directory.toString(), null, "", "", 2));
        try (Database torn = ReadModelSchema.open(files)) {
            new Positions(torn.sql()).begin(0, "topic");
            assertThat(directory.resolve("read_model.open")).exists();
        }
        assertThat(directory.resolve("read_model.open")).doesNotExist();
        try (Database closed = ReadModelSchema.open(files)) {
            assertThat(new Positions(closed.sql()).all()).isNotEmpty();
        }
        Files.createFile(directory.resolve("read_model.open"));

        try (Database empty = ReadModelSchema.open(files)) {
            assertThat(new Positions(empty.sql()).all()).isEmpty();
        }
    }

    @Test
    void saysWhatToDoAboutASharedSchemaOfAnotherVersion() {
        Databases shared = new Databases(DatabaseKind.POSTGRESQL.settings());
        try (Database old = shared.open("read_model")) {
            alterHistory(old);
        }

        assertThatThrownBy(() -> ReadModelSchema.open(shared))
                .hasMessage(
                        "the schema read_model has tables of another version;"
                                + " drop it, and all is made anew");
    }

    private static void alterHistory(Database old) {
        var _ =
                old.sql()
                        .sql(
                                "UPDATE \"flyway_schema_history\" SET \"checksum\" = 1"
                                        + " WHERE \"version\" = '1'")
                        .update();
    }
}
