package io.tickfold.readmodel.candle;

import io.tickfold.contract.value.Symbol;
import io.tickfold.readmodel.database.Database;
import io.tickfold.readmodel.schema.Columns;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Answers what was traded.
public final class Candles {

    private static final String FIND =
            "SELECT starts, open_price, high_price, low_price, close_price, volume, trade_count,"
                    + " gap FROM candle WHERE symbol = ? AND span = ?"
                    + " AND starts >= ? AND starts < ? ORDER BY starts";

    private final JdbcClient sql;

    public Candles(Database database) {
        this.sql = database.sql();
    }

    /// The first and the last candle from which trades are missing.
    private record Missing(Instant after, Instant before) {}

    /// The candles that begin in a span of time, in its order; none for intervals without a trade.
    ///
    /// @param from the first moment
    /// @param to the first moment that is too late
    public List<Candle> find(Symbol symbol, CandleInterval interval, Instant from, Instant to) {
        List<Missing> missing = missing(symbol, interval, from, to);
        return sql.sql(FIND)
                .params(
                        symbol.value(),
                        interval.toString(),
                        from.atOffset(ZoneOffset.UTC),
                        to.atOffset(ZoneOffset.UTC))
                .query((row, _) -> candle(row, missing))
                .list();
    }

    private List<Missing> missing(
            Symbol symbol, CandleInterval interval, Instant from, Instant to) {
        return sql.sql(
                        "SELECT after_at, before_at FROM trade_gap WHERE symbol = ?"
                                + " AND last_number - first_number < ?"
                                + " AND before_at >= ? AND after_at < ?")
                .params(
                        symbol.value(),
                        TradeSeries.LARGEST_GAP,
                        Bar.micros(interval.start(from)),
                        Bar.micros(interval.end(interval.start(to))))
                .query((row, _) ->
                        new Missing(
                                interval.start(Bar.time(row.getLong(1))),
                                interval.start(Bar.time(row.getLong(2)))))
                .list();
    }

    private static Candle candle(ResultSet row, List<Missing> missing) throws SQLException {
        Instant start = Columns.time(row, "starts");
        boolean isIncomplete =
                row.getBoolean(8)
                        || missing.stream()
                                .anyMatch(each ->
                                        !start.isBefore(each.after())
                                                && !start.isAfter(each.before()));
        return new Candle(
                start,
                shortest(row, 2),
                shortest(row, 3),
                shortest(row, 4),
                shortest(row, 5),
                shortest(row, 6),
                row.getLong(7),
                isIncomplete);
    }

    /// Without zeros that say nothing.
    private static BigDecimal shortest(ResultSet row, int column) throws SQLException {
        BigDecimal stripped = row.getBigDecimal(column).stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
