package io.tickfold.readmodel.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.readmodel.DatabaseKind;
import io.tickfold.readmodel.ExpectedTables;
import io.tickfold.readmodel.RandomHistory;
import io.tickfold.readmodel.database.Database;
import io.tickfold.readmodel.database.Databases;
import io.tickfold.readmodel.log.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The tables after a history are those that the history describes, on each kind of database,
/// however it is cut into pages and transactions and whoever else writes.
class ProjectionTest {

    private static final int EVENTS = 3_000;
    private static final int LONGEST_PAGE = 40;

    private final List<Database> open = new ArrayList<>();
    private long seed;
    private Random random = new Random();

    @BeforeEach
    void seed() {
        seed = Long.getLong("tickfold.test.seed", random.nextLong());
        System.out.println("ProjectionTest: -Dtickfold.test.seed=" + seed);
        random = new Random(seed);
    }

    @AfterEach
    void close() {
        open.forEach(Database::close);
    }

    private Database database(DatabaseKind kind) {
        Database database = new Databases(kind.settings()).open("read_model");
        open.add(database);
        return database;
    }

    /// Projects the events from a given one on, in transactions of a few pages of random length;
    /// stops when it finds that somebody else has written.
    ///
    /// @return how many it has projected
    private int projectSome(Projection projection, RandomHistory history, int from, int most) {
        int at = from;
        for (int i = 0; i < most && at < history.size(); i++) {
            List<Page> pages = somePages(history, at);
            if (!projection.project(pages.iterator())) {
                return at - from;
            }
            at += pages.stream().mapToInt(ProjectionTest::records).sum();
        }
        return at - from;
    }

    private static int records(Page page) {
        return page.events().size() + page.foreign().size();
    }

    private List<Page> somePages(RandomHistory history, int from) {
        List<Page> pages = new ArrayList<>();
        int at = from;
        do {
            int end = Math.min(history.size(), at + 1 + random.nextInt(LONGEST_PAGE));
            pages.add(history.page(at, end));
            at = end;
        } while (at < history.size() && random.nextInt(3) > 0);
        return pages;
    }

    @ParameterizedTest
    @EnumSource
    void projectsAHistory(DatabaseKind kind) {
        Database database = database(kind);
        RandomHistory history = RandomHistory.of(seed, EVENTS);
        RandomHistory.begin(database);

        ForeignRecords foreign = new ForeignRecords();

        Projection projection = new Projection(database, foreign);
        int projected = projectSome(projection, history, 0, Integer.MAX_VALUE);

        assertThat(projected).isEqualTo(history.size());
        assertThat(foreign.count()).isPositive().isEqualTo(history.foreign());
        assertThat(ExpectedTables.stored(database.sql()))
                .isEqualTo(ExpectedTables.of(history.events()));
    }

    /// Two take turns, each beginning where it believes the read model to be, which is often wrong.
    @ParameterizedTest
    @EnumSource
    void writesNothingWhereSomebodyElseHas(DatabaseKind kind) {
        Database database = database(kind);
        RandomHistory history = RandomHistory.of(seed, EVENTS);
        RandomHistory.begin(database);
        Projection[] projections = {new Projection(database), new Projection(database)};
        int[] believed = new int[2];
        int refused = 0;
        while (believed[0] < history.size() && believed[1] < history.size()) {
            int who = random.nextInt(2);
            int projected =
                    projectSome(projections[who], history, believed[who], 1 + random.nextInt(3));
            if (projected == 0) {
                refused++;
                believed[who] = Math.max(believed[0], believed[1]);
            }
            believed[who] += projected;
        }

        assertThat(refused).isPositive();
        assertThat(ExpectedTables.stored(database.sql()))
                .isEqualTo(ExpectedTables.of(history.events()));
    }

    /// Of another partition than the pages before it are of.
    @ParameterizedTest
    @EnumSource
    void writesNothingIfSomebodyElseHasWrittenALaterPage(DatabaseKind kind) {
        Database database = database(kind);
        RandomHistory history = RandomHistory.of(seed, EVENTS);
        RandomHistory ours = history.ofPartition(1);
        RandomHistory theirs = history.ofPartition(0);
        RandomHistory.begin(database);
        Projection projection = new Projection(database);
        assertThat(projection.project(theirs.page())).isTrue();

        assertThat(projection.project(List.of(ours.page(), theirs.page()).iterator())).isFalse();

        assertThat(ExpectedTables.stored(database.sql()))
                .isEqualTo(ExpectedTables.of(theirs.events()));
        assertThat(projection.project(ours.page())).isTrue();
    }
}
