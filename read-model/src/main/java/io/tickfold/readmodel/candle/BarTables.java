package io.tickfold.readmodel.candle;

import io.tickfold.contract.value.Symbol;
import io.tickfold.readmodel.candle.Bar.Moment;
import io.tickfold.readmodel.candle.TradeSeries.Gap;
import io.tickfold.readmodel.schema.Columns;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Adds bars to those that are stored, within one transaction.
final class BarTables {

    /// So many candles that nobody asked for are read rather than that another query is made.
    private static final int FURTHEST = 20;

    private static final String FIND =
            "SELECT starts, open_price, high_price, low_price, close_price, volume, trade_count,"
                    + " open_at, open_number, close_at, close_number FROM candle"
                    + " WHERE symbol = ? AND span = ? AND starts BETWEEN ? AND ?";

    private static final String INSERT =
            "INSERT INTO candle (open_price, high_price, low_price, close_price, volume,"
                    + " trade_count, open_at, open_number, close_at, close_number, symbol, span,"
                    + " starts, gap) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, FALSE)";

    private static final String UPDATE =
            "UPDATE candle SET open_price = ?, high_price = ?, low_price = ?, close_price = ?,"
                    + " volume = ?, trade_count = ?, open_at = ?, open_number = ?, close_at = ?,"
                    + " close_number = ? WHERE symbol = ? AND span = ? AND starts = ?";

    private final JdbcClient sql;
    private final JdbcTemplate batches;

    BarTables(JdbcClient sql, JdbcTemplate batches) {
        this.sql = sql;
        this.batches = batches;
    }

    void add(Symbol symbol, CandleInterval interval, Map<Instant, Bar> bars) {
        Map<Instant, Bar> stored = find(symbol, interval, bars.keySet());
        List<Object[]> inserts = new ArrayList<>();
        List<Object[]> updates = new ArrayList<>();
        bars.forEach((start, bar) -> {
            Bar before = stored.get(start);
            if (before == null) {
                inserts.add(cells(symbol, interval, start, bar));
            } else {
                updates.add(cells(symbol, interval, start, before.and(bar)));
            }
        });
        var _ = batches.batchUpdate(UPDATE, updates);
        var _ = batches.batchUpdate(INSERT, inserts);
    }

    /// By stretches of time: for a list of times, H2 would compare each of it with each candle.
    private Map<Instant, Bar> find(
            Symbol symbol, CandleInterval interval, Collection<Instant> starts) {
        Map<Instant, Bar> found = new HashMap<>();
        List<Instant> sorted = starts.stream().sorted().toList();
        int from = 0;
        for (int i = 0; i < sorted.size(); i++) {
            if (i + 1 == sorted.size() || isFar(interval, sorted.get(i), sorted.get(i + 1))) {
                found.putAll(find(symbol, interval, sorted.get(from), sorted.get(i)));
                from = i + 1;
            }
        }
        return found;
    }

    private static boolean isFar(CandleInterval interval, Instant start, Instant next) {
        Duration length = Duration.between(start, interval.end(start));
        return next.isAfter(start.plus(length.multipliedBy(FURTHEST)));
    }

    private Map<Instant, Bar> find(
            Symbol symbol, CandleInterval interval, Instant first, Instant last) {
        Map<Instant, Bar> found = new HashMap<>();
        sql.sql(FIND)
                .params(symbol.value(), interval.toString(), column(first), column(last))
                .query((row, _) ->
                        found.put(
                                Columns.time(row, "starts"),
                                new Bar(
                                        row.getBigDecimal(2),
                                        row.getBigDecimal(3),
                                        row.getBigDecimal(4),
                                        row.getBigDecimal(5),
                                        row.getBigDecimal(6),
                                        row.getLong(7),
                                        new Moment(row.getLong(8), row.getLong(9)),
                                        new Moment(row.getLong(10), row.getLong(11)))))
                .list();
        return found;
    }

    private static Object[] cells(Symbol symbol, CandleInterval interval, Instant start, Bar bar) {
        return new Object[] {
            bar.open(),
            bar.high(),
            bar.low(),
            bar.close(),
            bar.volume(),
            bar.trades(),
            bar.first().micros(),
            bar.first().number(),
            bar.last().micros(),
            bar.last().number(),
            symbol.value(),
            interval.toString(),
            column(start)
        };
    }

    private static OffsetDateTime column(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    /// Marks the candles of every interval from which trades of the gap are missing for good.
    void mark(Symbol symbol, Gap gap) {
        for (CandleInterval interval : CandleInterval.values()) {
            var _ =
                    sql.sql(
                                    "UPDATE candle SET gap = TRUE WHERE symbol = ? AND span = ?"
                                            + " AND starts BETWEEN ? AND ?")
                            .params(
                                    symbol.value(),
                                    interval.toString(),
                                    column(interval.start(Bar.time(gap.after()))),
                                    column(interval.start(Bar.time(gap.before()))))
                            .update();
        }
    }
}
