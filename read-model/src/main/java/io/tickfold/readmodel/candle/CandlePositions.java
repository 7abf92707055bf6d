package io.tickfold.readmodel.candle;

import io.tickfold.readmodel.log.Page.Stretch;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/// How far candles have been made of `market-trades`, stored beside them, and the lock of whoever
/// writes them.
final class CandlePositions {

    /// The table of which the writer has a row locked.
    static final String WRITER = "candle_writer";

    private final JdbcClient sql;

    CandlePositions(JdbcClient sql) {
        this.sql = sql;
    }

    /// Keeps others from writing until this transaction ends, unless somebody writes already.
    ///
    /// @return false, at once, if somebody does
    boolean hold() {
        return !sql.sql("SELECT id FROM candle_writer WHERE id = 0 FOR UPDATE SKIP LOCKED")
                .query(Integer.class)
                .list()
                .isEmpty();
    }

    /// The offset of the record that comes next, by partition, in the topic with this id: another
    /// topic is read from its beginning, and what of it was taken already is known by its number.
    Map<Integer, Long> of(String topicId) {
        Map<Integer, Long> positions = new TreeMap<>();
        sql.sql("SELECT part, next_offset FROM trade_position WHERE topic_id = ?")
                .param(topicId)
                .query((row, _) -> positions.put(row.getInt("part"), row.getLong("next_offset")))
                .list();
        return positions;
    }

    /// Advances partitions, unless somebody else has advanced one of them.
    boolean advance(String topicId, Map<Integer, Stretch> stretches) {
        return stretches.entrySet().stream()
                .allMatch(each -> advance(topicId, each.getKey(), each.getValue()));
    }

    private boolean advance(String topicId, int partition, Stretch stretch) {
        int moved =
                sql.sql(
                                "UPDATE trade_position SET next_offset = ?"
                                        + " WHERE part = ? AND topic_id = ? AND next_offset = ?")
                        .params(stretch.to(), partition, topicId, stretch.from())
                        .update();
        return moved == 1 || (stretch.from() == 0 && begin(topicId, partition, stretch.to()));
    }

    /// The first of a partition, or of a topic that takes the place of another.
    private boolean begin(String topicId, int partition, long next) {
        var _ =
                sql.sql("DELETE FROM trade_position WHERE part = ? AND topic_id <> ?")
                        .params(partition, topicId)
                        .update();
        boolean isFirst =
                sql.sql("SELECT part FROM trade_position WHERE part = ?")
                        .param(partition)
                        .query(Integer.class)
                        .list()
                        .isEmpty();
        if (isFirst) {
            var _ =
                    sql.sql("INSERT INTO trade_position VALUES (?, ?, ?)")
                            .params(partition, topicId, next)
                            .update();
        }
        return isFirst;
    }
}
