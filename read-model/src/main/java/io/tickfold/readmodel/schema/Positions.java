package io.tickfold.readmodel.schema;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The position of the projection in each partition of `trade-events`, stored beside the tables.
public final class Positions {

    /// The table that they are in, of which whoever writes has a row locked.
    public static final String TABLE = "projected_partition";

    private final JdbcClient sql;

    public Positions(JdbcClient sql) {
        this.sql = sql;
    }

    /// The offset of the record that comes next; 0 if nothing of the partition was projected.
    public long of(int partition) {
        return sql.sql("SELECT next_offset FROM projected_partition WHERE part = ?")
                .param(partition)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /// Those of all partitions.
    public Map<Integer, Long> all() {
        Map<Integer, Long> positions = new TreeMap<>();
        sql.sql("SELECT part, next_offset FROM projected_partition")
                .query((row, _) -> positions.put(row.getInt("part"), row.getLong("next_offset")))
                .list();
        return positions;
    }

    /// The ids of the topics that the partitions were projected from.
    public Map<Integer, String> topics() {
        Map<Integer, String> topics = new TreeMap<>();
        sql.sql("SELECT part, topic_id FROM projected_partition")
                .query((row, _) -> topics.put(row.getInt("part"), row.getString("topic_id")))
                .list();
        return topics;
    }

    /// Begins a partition.
    public void begin(int partition, String topicId) {
        var _ =
                sql.sql("INSERT INTO projected_partition VALUES (?, ?, 0)")
                        .params(partition, topicId)
                        .update();
    }

    public void forgetAll() {
        var _ = sql.sql("DELETE FROM projected_partition").update();
    }

    /// Keeps others from advancing until this transaction ends, unless somebody keeps us from it.
    /// The first partition stands for all: nobody writes any without it.
    ///
    /// @return false, at once, if somebody else holds them
    public boolean hold() {
        return !sql.sql(
                        "SELECT part FROM projected_partition WHERE part = 0"
                                + " FOR UPDATE SKIP LOCKED")
                .query(Integer.class)
                .list()
                .isEmpty();
    }

    /// The same, but waits for others.
    public void holdAll() {
        sql.sql("SELECT part FROM projected_partition ORDER BY part FOR UPDATE")
                .query(Integer.class)
                .list();
    }

    /// Advances a partition, unless somebody else has.
    public boolean advance(int partition, long from, long to) {
        return sql.sql(
                                "UPDATE projected_partition SET next_offset = ?"
                                        + " WHERE part = ? AND next_offset = ?")
                        .params(to, partition, from)
                        .update()
                == 1;
    }
}
