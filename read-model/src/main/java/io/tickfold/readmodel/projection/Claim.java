package io.tickfold.readmodel.projection;

import io.tickfold.readmodel.database.Database;
import io.tickfold.readmodel.log.EventLog;
import io.tickfold.readmodel.schema.Positions;
import io.tickfold.readmodel.schema.ReadModelSchema;
import java.util.Locale;
import java.util.Map;
import org.springframework.dao.DuplicateKeyException;

/// Ties the read model to one log, so that it never mixes the events of two.
public final class Claim {

    private final Database database;
    private final Positions positions;

    public Claim(Database database) {
        this.database = database;
        this.positions = new Positions(database.sql());
    }

    /// Begins the partitions that have no position yet, and creates the indexes that an unfinished
    /// rebuild lacks.
    ///
    /// @throws MismatchedLogException if the read model is of another topic, or ahead of the log
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
        ReadModelSchema.createIndexes(database);
    }

    /// Empties the read model, drops its indexes, and begins every partition of this log.
    public void renew(EventLog log) {
        ReadModelSchema.dropIndexes(database);
        empty(log.ends().length, log.id());
    }

    /// Whoever reads sees all rows and their positions, or no rows and positions that say so.
    void empty(int partitions, String topicId) {
        database.transactions()
                .executeWithoutResult(_ -> {
                    positions.holdAll();
                    ReadModelSchema.clear(database);
                    positions.forgetAll();
                    for (int partition = 0; partition < partitions; partition++) {
                        positions.begin(partition, topicId);
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
            throw new MismatchedLogException(
                    "the read model was built from another topic trade-events than this one");
        }
        if (next > ends[partition]) {
            throw new MismatchedLogException(
                    String.format(
                            Locale.ROOT,
                            "the read model is at %d of partition %d of trade-events, which ends at %d",
                            next,
                            partition,
                            ends[partition]));
        }
    }
}
