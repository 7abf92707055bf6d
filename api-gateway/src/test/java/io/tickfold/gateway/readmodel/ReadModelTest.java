package io.tickfold.gateway.readmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.wire.Topics;
import io.tickfold.gateway.database.Database;
import io.tickfold.gateway.database.DatabaseSettings;
import io.tickfold.gateway.database.Databases;
import io.tickfold.gateway.kafka.LogPosition;
import io.tickfold.gateway.web.Answer;
import io.tickfold.gateway.web.RefusedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a read waits for, and when it is refused.
class ReadModelTest {

    private static final AccountId ALICE = new AccountId("alice");
    private static final int PARTITIONS = 4;
    private static final int PARTITION = Topics.partitionOf(ALICE, PARTITIONS);

    private final Database database =
            new Databases(new DatabaseSettings(DatabaseSettings.IN_MEMORY, null, "", "", 4))
                    .open("read_model");
    private final Progress progress = new Progress();
    private final ReadModel model = new ReadModel(database, progress);

    @BeforeEach
    void begin() {
        for (int i = 0; i < PARTITIONS; i++) {
            new Positions(database.sql()).begin(i, "topic");
        }
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void logOf(long end) {
        long[] ends = new long[PARTITIONS];
        ends[PARTITION] = end;
        progress.begin(ends);
    }

    private void project(long from, long to) {
        assertThat(new Positions(database.sql()).advance(PARTITION, from, to)).isTrue();
        progress.stored(PARTITION, to);
    }

    private View<String> read(Optional<LogPosition> atLeast) {
        return model.read(ALICE, atLeast, _ -> "found");
    }

    private void assertRefused(Optional<LogPosition> atLeast, int status, String reason) {
        assertThatThrownBy(() -> read(atLeast))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> {
                            Answer answer = refused.answer();
                            assertThat(answer.status()).isEqualTo(status);
                            assertThat(answer.headers())
                                    .containsEntry(Answer.REFUSAL_REASON, reason);
                        });
    }

    @Test
    void refusesUntilTheLogIsKnown() {
        assertRefused(Optional.empty(), 503, "READ_MODEL_BEHIND");
    }

    @Test
    void refusesWhileTheRowsLackWhatTheLogHeld() {
        logOf(10);
        project(0, 9);
        assertRefused(Optional.empty(), 503, "READ_MODEL_BEHIND");
    }

    @Test
    void readsRowsThatHoldTheLog() {
        logOf(10);
        project(0, 10);
        View<String> view = read(Optional.empty());
        assertThat(view.result()).isEqualTo("found");
        assertThat(view.position()).isEqualTo(new LogPosition(PARTITION, 9));
    }

    @Test
    void waitsForWhatThisGatewayHasHeardOf() {
        logOf(0);
        progress.stored(PARTITION, 0);
        progress.seen(PARTITION, 4);
        CompletableFuture<View<String>> reading =
                CompletableFuture.supplyAsync(() -> read(Optional.empty()));
        while (!progress.isAwaited()) {
            Thread.onSpinWait();
        }
        project(0, 5);
        assertThat(reading.join().position().offset()).isEqualTo(4);
    }

    @Test
    void readsWhatThereIsWhenThatTakesTooLong() {
        logOf(0);
        progress.stored(PARTITION, 0);
        progress.seen(PARTITION, 4);
        assertThat(read(Optional.empty()).position().offset()).isEqualTo(-1);
    }

    @Test
    void refusesAPositionThatIsNotReached() {
        logOf(10);
        project(0, 10);
        assertRefused(Optional.of(new LogPosition(PARTITION, 10)), 503, "READ_MODEL_BEHIND");
    }

    @Test
    void refusesAPositionOfAnotherPartition() {
        logOf(10);
        project(0, 10);
        assertRefused(Optional.of(new LogPosition(PARTITION + 1, 1)), 400, "INVALID_MIN_POSITION");
    }

    @Test
    void noticesRowsThatAreMadeAnew() {
        logOf(10);
        project(0, 10);
        assertThat(new Positions(database.sql()).advance(PARTITION, 10, 0)).isTrue();
        assertRefused(Optional.empty(), 503, "READ_MODEL_BEHIND");
    }

    /// A read that begins before a commit and is judged after it must not seem to be behind.
    @Test
    void refusesNoReadWhileRowsAreWritten() {
        int moves = 5_000;
        logOf(0);
        progress.stored(PARTITION, 0);
        CompletableFuture<Void> writing =
                CompletableFuture.runAsync(
                        () -> IntStream.range(0, moves).forEach(i -> project(i, i + 1L)));
        while (!writing.isDone()) {
            assertThat(read(Optional.empty()).result()).isEqualTo("found");
        }
        writing.join();
        assertThat(read(Optional.empty()).position().offset()).isEqualTo(moves - 1);
    }

    @Test
    void putsABrokenFileAsideAndBeginsAnew(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("read_model.mv.db");
        Files.writeString(file, "no database");
        Databases files =
                new Databases(new DatabaseSettings(directory.toString(), null, "", "", 2));

        try (Database anew = ReadModelDatabase.open(files)) {
            assertThat(new Positions(anew.sql()).all()).isEmpty();
        }
        assertThat(directory.resolve("read_model.broken")).hasContent("no database");
    }

    @Test
    void putsAFileOfAnotherVersionAsideAndBeginsAnew(@TempDir Path directory) {
        Databases files =
                new Databases(new DatabaseSettings(directory.toString(), null, "", "", 2));
        try (Database old = files.open("read_model")) {
            new Positions(old.sql()).begin(0, "topic");
            alterHistory(old);
        }

        try (Database anew = ReadModelDatabase.open(files)) {
            assertThat(new Positions(anew.sql()).all()).isEmpty();
        }
        assertThat(directory.resolve("read_model.broken")).exists();
    }

    @Test
    void saysWhatToDoAboutASharedSchemaOfAnotherVersion() {
        Databases shared = new Databases(DatabaseKind.POSTGRESQL.settings());
        try (Database old = shared.open("read_model")) {
            alterHistory(old);
        }

        assertThatThrownBy(() -> ReadModelDatabase.open(shared))
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
