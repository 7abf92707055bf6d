package io.tickfold.readmodel.candle;

import io.tickfold.readmodel.candle.CandleBatch.SeriesKey;
import io.tickfold.readmodel.candle.TradeSeries.Gap;
import io.tickfold.readmodel.candle.TradeSeries.Range;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Reads and writes which numbers have been taken, within one transaction.
final class SeriesTables {

    /// More symbols and sources than a feed has rules for.
    static final int MOST_SERIES = 10_000;

    private final JdbcClient sql;
    private final JdbcTemplate batches;
    private final Map<SeriesKey, Optional<Range>> ranges = new HashMap<>();
    private final Map<SeriesKey, Map<Long, Gap>> gaps = new HashMap<>();

    SeriesTables(JdbcClient sql, JdbcTemplate batches) {
        this.sql = sql;
        this.batches = batches;
    }

    /// What was stored of a source's numbers for a symbol.
    ///
    /// @return empty if it is none of those that there are, and there are too many
    Optional<TradeSeries> find(SeriesKey key) {
        Optional<Range> range =
                sql.sql(
                                "SELECT first_number, last_number, first_at, last_at, since_at"
                                        + " FROM trade_series WHERE symbol = ? AND source = ?")
                        .params(key.symbol().value(), key.source().value())
                        .query((row, _) ->
                                new Range(
                                        row.getLong(1),
                                        row.getLong(2),
                                        row.getLong(3),
                                        row.getLong(4),
                                        row.getLong(5)))
                        .optional();
        Map<Long, Gap> missing = new HashMap<>();
        range.ifPresent(_ -> findGaps(key).forEach(gap -> missing.put(gap.first(), gap)));
        ranges.put(key, range);
        gaps.put(key, missing);
        return range.map(known -> new TradeSeries(known, missing.values()))
                .or(() -> hasRoom() ? Optional.of(new TradeSeries()) : Optional.empty());
    }

    private boolean hasRoom() {
        long stored = sql.sql("SELECT COUNT(*) FROM trade_series").query(Long.class).single();
        long begun = ranges.values().stream().filter(Optional::isEmpty).count();
        return stored + begun <= MOST_SERIES;
    }

    private List<Gap> findGaps(SeriesKey key) {
        return sql.sql(
                        "SELECT first_number, last_number, after_at, before_at FROM trade_gap"
                                + " WHERE symbol = ? AND source = ?")
                .params(key.symbol().value(), key.source().value())
                .query((row, _) ->
                        new Gap(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)))
                .list();
    }

    /// Stores what has changed since it was found.
    void store(SeriesKey key, TradeSeries series) {
        Optional.ofNullable(series.range())
                .filter(range ->
                        !ranges.getOrDefault(key, Optional.empty()).equals(Optional.of(range)))
                .ifPresent(range -> store(key, range));
        store(key, gaps.getOrDefault(key, Map.of()), series.gaps());
    }

    private void store(SeriesKey key, Range range) {
        if (ranges.getOrDefault(key, Optional.empty()).isEmpty()) {
            var _ =
                    sql.sql("INSERT INTO trade_series VALUES (?, ?, ?, ?, ?, ?, ?)")
                            .params(
                                    key.symbol().value(),
                                    key.source().value(),
                                    range.first(),
                                    range.last(),
                                    range.firstAt(),
                                    range.lastAt(),
                                    range.since())
                            .update();
        } else {
            var _ =
                    sql.sql(
                                    "UPDATE trade_series SET first_number = ?, last_number = ?,"
                                            + " first_at = ?, last_at = ?, since_at = ?"
                                            + " WHERE symbol = ? AND source = ?")
                            .params(
                                    range.first(),
                                    range.last(),
                                    range.firstAt(),
                                    range.lastAt(),
                                    range.since(),
                                    key.symbol().value(),
                                    key.source().value())
                            .update();
        }
    }

    private void store(SeriesKey key, Map<Long, Gap> before, Map<Long, Gap> now) {
        List<Object[]> removed = new ArrayList<>();
        List<Object[]> added = new ArrayList<>();
        before.forEach((first, gap) -> {
            if (!gap.equals(now.get(first))) {
                removed.add(new Object[] {key.symbol().value(), key.source().value(), first});
            }
        });
        now.forEach((first, gap) -> {
            if (!gap.equals(before.get(first))) {
                added.add(
                        new Object[] {
                            key.symbol().value(),
                            key.source().value(),
                            first,
                            gap.last(),
                            gap.after(),
                            gap.before()
                        });
            }
        });
        var _ =
                batches.batchUpdate(
                        "DELETE FROM trade_gap WHERE symbol = ? AND source = ?"
                                + " AND first_number = ?",
                        removed);
        var _ = batches.batchUpdate("INSERT INTO trade_gap VALUES (?, ?, ?, ?, ?, ?)", added);
    }
}
