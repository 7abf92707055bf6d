package io.tickfold.readmodel.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tickfold.readmodel.DatabaseKind;
import io.tickfold.readmodel.ExpectedTables;
import io.tickfold.readmodel.RandomHistory;
import io.tickfold.readmodel.database.Database;
import io.tickfold.readmodel.database.DatabaseSettings;
import io.tickfold.readmodel.database.Databases;
import io.tickfold.readmodel.log.Page;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Others wait for the end of a long transaction, and then find that they come too late.
class CompetingWritersTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RandomHistory history = RandomHistory.of(7, 500);
    private final List<Page> pages =
            Stream.of(1, 0).map(partition -> history.ofPartition(partition).page()).toList();

    /// Each takes the partitions in another order.
    @Test
    void waitsForTheEndOfALongTransaction() {
        DatabaseSettings settings = DatabaseKind.POSTGRESQL.settings();
        try (Database first = new Databases(settings).open("read_model");
                Database second = new Databases(settings).open("read_model")) {
            RandomHistory.begin(first);
            CompletableFuture<Boolean> late = new CompletableFuture<>();
            Iterator<Page> interrupted =
                    Stream.<Supplier<Page>>of(pages::getFirst, () -> compete(second, late))
                            .map(Supplier::get)
                            .iterator();

            assertThat(new Projection(first).project(interrupted)).isTrue();

            assertThat(late).succeedsWithin(PATIENCE).isEqualTo(false);
            assertThat(ExpectedTables.stored(first.sql())).isEqualTo(expected());
        }
    }

    /// Begins another transaction, and returns the last page when that waits.
    private Page compete(Database database, CompletableFuture<Boolean> late) {
        Projection projection = new Projection(database);
        var _ =
                late.completeAsync(
                        () -> projection.project(pages.reversed().iterator()),
                        task -> Thread.ofPlatform().start(task));
        await().atMost(PATIENCE).until(() -> isWaitedFor(database));
        return pages.getLast();
    }

    private static boolean isWaitedFor(Database database) {
        return database.sql()
                .sql("SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted)")
                .query(Boolean.class)
                .single();
    }

    private List<String> expected() {
        return ExpectedTables.of(pages.stream().flatMap(page -> page.events().stream()).toList());
    }
}
