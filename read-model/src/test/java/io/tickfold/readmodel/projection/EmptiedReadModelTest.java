package io.tickfold.readmodel.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.readmodel.DatabaseKind;
import io.tickfold.readmodel.RandomHistory;
import io.tickfold.readmodel.database.Database;
import io.tickfold.readmodel.database.Databases;
import io.tickfold.readmodel.schema.Positions;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Reads beside a rebuild.
class EmptiedReadModelTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int PARTITIONS = RandomHistory.PARTITIONS;

    private final RandomHistory history = RandomHistory.of(7, 500);

    /// The snapshot of a read begins when it asks for its position.
    @ParameterizedTest
    @EnumSource
    void aReadThatBeganBeforeARebuildSeesAllRows(DatabaseKind kind) {
        try (Database database = new Databases(kind.settings()).open("read_model")) {
            RandomHistory.begin(database);
            for (int partition = 0; partition < PARTITIONS; partition++) {
                assertThat(new Projection(database).project(history.ofPartition(partition).page()))
                        .isTrue();
            }
            long rows = rows(database.sql());
            assertThat(rows).isPositive();

            Long seen = database.snapshots().execute(_ -> seenAcrossARebuild(database));

            assertThat(seen).isEqualTo(rows);
            assertThat(rows(database.sql())).isZero();
            assertThat(new Positions(database.sql()).all().values()).containsOnly(0L);
        }
    }

    private static long seenAcrossARebuild(Database database) {
        assertThat(new Positions(database.sql()).of(0)).isPositive();
        CompletableFuture<Void> emptied =
                CompletableFuture.runAsync(
                        () -> new Claim(database).empty(PARTITIONS, "topic"),
                        task -> Thread.ofPlatform().start(task));
        assertThat(emptied).succeedsWithin(PATIENCE);
        return rows(database.sql());
    }

    private static long rows(JdbcClient sql) {
        return sql.sql("SELECT COUNT(*) FROM event").query(Long.class).single();
    }
}
