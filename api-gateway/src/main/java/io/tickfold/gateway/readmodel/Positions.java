package io.tickfold.gateway.readmodel;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Where the projection goes on in each partition.
final class Positions {

    private final JdbcClient sql;

    Positions(JdbcClient sql) {
        this.sql = sql;
    }

    /// The offset of the record that comes next; 0 if nothing of the partition was projected.
    long of(int partition) {
        return sql.sql("SELECT next_offset FROM projected_partition WHERE part = ?")
                .param(partition)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /// Those of all partitions.
    Map<Integer, Long> all() {
        Map<Integer, Long> positions = new TreeMap<>();
        sql.sql("SELECT part, next_offset FROM projected_partition")
                .query((row, _) -> positions.put(row.getInt("part"), row.getLong("next_offset")))
                .list();
        return positions;
    }

    /// The topics that the rows were made from, by their ids.
    Map<Integer, String> topics() {
        Map<Integer, String> topics = new TreeMap<>();
        sql.sql("SELECT part, topic_id FROM projected_partition")
                .query((row, _) -> topics.put(row.getInt("part"), row.getString("topic_id")))
                .list();
        return topics;
    }

    /// Begins a partition.
    void begin(int partition, String topicId) {
        var _ =
                sql.sql("INSERT INTO projected_partition VALUES (?, ?, 0)")
                        .params(partition, topicId)
                        .update();
    }

    void forgetAll() {
        var _ = sql.sql("DELETE FROM projected_partition").update();
    }

    /// Keeps others from moving on until this transaction ends; all rows at once, and everybody in
    /// the same order, so that no two wait for each other.
    void hold() {
        sql.sql("SELECT part FROM projected_partition ORDER BY part FOR UPDATE")
                .query(Integer.class)
                .list();
    }

    /// Moves on, unless somebody else has.
    boolean advance(int partition, long from, long to) {
        return sql.sql(
                                "UPDATE projected_partition SET next_offset = ?"
                                        + " WHERE part = ? AND next_offset = ?")
                        .params(to, partition, from)
                        .update()
                == 1;
    }
}
