package io.tickfold.readmodel.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.readmodel.DatabaseKind;
import io.tickfold.readmodel.ExpectedTables;
import io.tickfold.readmodel.RandomHistory;
import io.tickfold.readmodel.database.Database;
import io.tickfold.readmodel.database.Databases;
import io.tickfold.readmodel.log.Page;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Nobody waits for another's long transaction; whoever comes too late finds out at once.
class CompetingWritersTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RandomHistory history = RandomHistory.of(7, 500);
    private final List<Page> pages =
            Stream.of(1, 0).map(partition -> history.ofPartition(partition).page()).toList();

    /// Each takes the partitions in another order.
    @ParameterizedTest
    @EnumSource
    void aWriterIsToldAtOnceThatAnotherIsInTheMiddleOfWriting(DatabaseKind kind) {
        try (Database database = new Databases(kind.settings()).open("read_model")) {
            RandomHistory.begin(database);
            AtomicReference<CompletableFuture<Boolean>> late = new AtomicReference<>();
            Iterator<Page> interrupted =
                    Stream.<Supplier<Page>>of(
                                    pages::getFirst,
                                    () -> {
                                        late.set(compete(database));
                                        return pages.getLast();
                                    })
                            .map(Supplier::get)
                            .iterator();

            assertThat(new Projection(database).project(interrupted)).isTrue();

            assertThat(late.get()).isCompletedWithValue(false);
            assertThat(ExpectedTables.stored(database.sql())).isEqualTo(expected());
        }
    }

    /// Another transaction, of which the first one sees the end before it continues.
    private CompletableFuture<Boolean> compete(Database database) {
        Projection projection = new Projection(database);
        CompletableFuture<Boolean> late =
                new CompletableFuture<Boolean>()
                        .completeAsync(
                                () -> projection.project(pages.reversed().iterator()),
                                task -> Thread.ofPlatform().start(task));
        assertThat(late).succeedsWithin(PATIENCE);
        return late;
    }

    private List<String> expected() {
        return ExpectedTables.of(
                Stream.of(1, 0).flatMap(p -> history.ofPartition(p).events().stream()).toList());
    }
}
