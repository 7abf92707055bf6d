package io.tickfold.gateway.readmodel;

import io.tickfold.gateway.database.Database;
import java.util.List;
import java.util.Map;
import org.springframework.dao.DuplicateKeyException;

/// Makes sure that rows and log belong together.
final class Claim {

    private static final List<String> TABLES =
            List.of("event", "account", "open_order", "closed_order", "reduction");

    private final Database database;
    private final Positions positions;

    Claim(Database database) {
        this.database = database;
        this.positions = new Positions(database.sql());
    }

    /// Begins the partitions that have no position yet, and makes what an unfinished rebuild lacks.
    ///
    /// @throws ForeignRowsException if the rows are of another topic, or further than the log
    void lay(EventLog log) {
        long[] ends = log.ends();
        Map<Integer, String> topics = positions.topics();
        Map<Integer, Long> known = positions.all();
        for (int partition = 0; partition < ends.length; partition++) {
            String topic = topics.get(partition);
            if (topic == null) {
                begin(partition, log.id());
            } else {
                check(partition, topic.equals(log.id()), known.getOrDefault(partition, 0L), ends);
            }
        }
        Indexes.create(database);
    }

    /// Takes all rows and indexes away, and begins every partition of this log.
    void renew(EventLog log) {
        Indexes.drop(database);
        int partitions = log.ends().length;
        database.transactions()
                .executeWithoutResult(_ -> {
                    positions.forgetAll();
                    TABLES.forEach(table -> database.sql().sql("TRUNCATE TABLE " + table).update());
                    for (int partition = 0; partition < partitions; partition++) {
                        positions.begin(partition, log.id());
                    }
                });
    }

    private void begin(int partition, String topicId) {
        try {
            database.transactions().executeWithoutResult(_ -> positions.begin(partition, topicId));
        } catch (DuplicateKeyException _) {
            // Another gateway has just begun it.
        }
    }

    private static void check(int partition, boolean sameTopic, long next, long[] ends) {
        if (!sameTopic) {
            throw new ForeignRowsException(
                    "the read model was made from another topic trade-events than this one");
        }
        if (next > ends[partition]) {
            throw new ForeignRowsException(
                    "the read model is at %d of partition %d of trade-events, which ends at %d"
                            .formatted(next, partition, ends[partition]));
        }
    }
}
