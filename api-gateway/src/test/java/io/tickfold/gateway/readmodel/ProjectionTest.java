package io.tickfold.gateway.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.wire.Topics;
import io.tickfold.gateway.database.Database;
import io.tickfold.gateway.database.Databases;
import io.tickfold.gateway.kafka.LogPosition;
import io.tickfold.gateway.readmodel.Projection.Stretch;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The rows after a history are those that the history makes, on each kind of database, however it
/// is cut into batches and whoever else writes.
class ProjectionTest {

    private static final int EVENTS = 3_000;
    private static final int PARTITIONS = 3;
    private static final int LONGEST_BATCH = 200;

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

    private List<LoggedEvent> history() {
        RandomEvents events = new RandomEvents(seed, 40);
        long[] next = new long[PARTITIONS];
        List<LoggedEvent> history = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            TradeEvent event = events.next();
            int partition = Topics.partitionOf(event.header().accountId(), PARTITIONS);
            LogPosition position = new LogPosition(partition, next[partition]);
            next[partition] += 1 + (random.nextInt(5) == 0 ? 1 : 0);
            String data = new String(Topics.TRADE_EVENTS.encode(event), StandardCharsets.UTF_8);
            history.add(new LoggedEvent(position, event, data));
        }
        return history;
    }

    private static void begin(Database database) {
        Positions positions = new Positions(database.sql());
        for (int i = 0; i < PARTITIONS; i++) {
            positions.begin(i, "topic");
        }
    }

    /// Projects the events from a given one on, a batch of random length at a time; stops when it
    /// finds that somebody else has written.
    ///
    /// @return how many it has projected
    private int projectSome(Projection projection, List<LoggedEvent> history, int from, int most) {
        int at = from;
        for (int batch = 0; batch < most && at < history.size(); batch++) {
            int end = Math.min(history.size(), at + 1 + random.nextInt(LONGEST_BATCH));
            if (!projection.project(stretches(history, at, end), history.subList(at, end))) {
                return at - from;
            }
            at = end;
        }
        return at - from;
    }

    private static Map<Integer, Stretch> stretches(List<LoggedEvent> history, int from, int to) {
        Map<Integer, Long> before = positions(history.subList(0, from));
        Map<Integer, Long> after = positions(history.subList(0, to));
        Map<Integer, Stretch> stretches = new java.util.TreeMap<>();
        after.forEach((partition, next) -> {
            long last = before.getOrDefault(partition, 0L);
            if (last != next) {
                stretches.put(partition, new Stretch(last, next));
            }
        });
        return stretches;
    }

    private static Map<Integer, Long> positions(List<LoggedEvent> events) {
        Map<Integer, Long> positions = new java.util.HashMap<>();
        events.forEach(e -> positions.put(e.position().partition(), e.position().offset() + 1));
        return positions;
    }

    @ParameterizedTest
    @EnumSource
    void makesTheRowsOfAHistory(DatabaseKind kind) {
        Database database = database(kind);
        List<LoggedEvent> history = history();
        begin(database);

        int projected = projectSome(new Projection(database), history, 0, Integer.MAX_VALUE);

        assertThat(projected).isEqualTo(history.size());
        assertThat(ExpectedRows.stored(database.sql())).isEqualTo(ExpectedRows.of(history));
    }

    /// Two take turns, each beginning where it believes the rows to be, which is often wrong.
    @ParameterizedTest
    @EnumSource
    void writesNothingWhereSomebodyElseHas(DatabaseKind kind) {
        Database database = database(kind);
        List<LoggedEvent> history = history();
        begin(database);
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
        assertThat(ExpectedRows.stored(database.sql())).isEqualTo(ExpectedRows.of(history));
    }
}
