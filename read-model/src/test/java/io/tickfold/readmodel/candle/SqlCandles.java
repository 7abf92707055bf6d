package io.tickfold.readmodel.candle;

import io.tickfold.contract.market.MarketTrade;
import io.tickfold.readmodel.database.Database;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;

/// Candles as SQL computes them from the trades themselves, each of which counts once.
public final class SqlCandles {

    private static final String CANDLES =
            """
            WITH told AS (SELECT {start of happened} AS starts, number, price, quantity
                    FROM told_trade),
                sums AS (
                    SELECT starts, MIN(number) AS first, MAX(number) AS last, MAX(price) AS high,
                        MIN(price) AS low, SUM(quantity) AS volume, COUNT(*) AS trades
                    FROM told GROUP BY starts)
            SELECT starts, (SELECT price FROM told_trade WHERE number = first) AS open, high, low,
                (SELECT price FROM told_trade WHERE number = last) AS close, volume, trades,
                EXISTS (SELECT 1 FROM missing WHERE starts BETWEEN after AND before) AS gap
            FROM sums ORDER BY starts
            """;

    private static final String MISSING =
            """
            CREATE TABLE missing AS SELECT {start of since} AS after, {start of happened} AS before
            FROM (SELECT number, happened, LAG(number) OVER (ORDER BY number) AS other,
                    LAG(happened) OVER (ORDER BY number) AS since FROM told_trade)
            WHERE number > other + 1
            """;

    private final Database database;

    /// Made in a database of the test's own.
    public SqlCandles(Database database, Collection<MarketTrade> told) {
        this.database = database;
        var _ =
                database.sql()
                        .sql(
                                "CREATE TABLE told_trade (number BIGINT PRIMARY KEY,"
                                        + " price NUMERIC(27, 12), quantity NUMERIC(27, 12),"
                                        + " happened TIMESTAMP(6) WITH TIME ZONE)")
                        .update();
        var _ =
                database.batches()
                        .batchUpdate(
                                "MERGE INTO told_trade KEY (number) VALUES (?, ?, ?, ?)",
                                told.stream().map(SqlCandles::cells).toList());
    }

    private static Object[] cells(MarketTrade trade) {
        return new Object[] {
            trade.number(),
            trade.price().value(),
            trade.quantity().value(),
            trade.time().atOffset(ZoneOffset.UTC)
        };
    }

    public List<Candle> of(CandleInterval interval) {
        var _ = database.sql().sql("SET TIME ZONE 'UTC'").update();
        var _ = database.sql().sql("DROP TABLE IF EXISTS missing").update();
        var _ = database.sql().sql(of(interval, MISSING)).update();
        return database.sql().sql(of(interval, CANDLES)).query((row, _) -> candle(row)).list();
    }

    private static String of(CandleInterval interval, String statement) {
        return statement
                .replace("{start of since}", start(interval, "since"))
                .replace("{start of happened}", start(interval, "happened"));
    }

    private static String start(CandleInterval interval, String time) {
        return switch (interval) {
            case ONE_MINUTE -> truncated("MINUTE", time);
            case FIVE_MINUTES -> parts(5 * 60, time);
            case FIFTEEN_MINUTES -> parts(15 * 60, time);
            case THIRTY_MINUTES -> parts(30 * 60, time);
            case ONE_HOUR -> truncated("HOUR", time);
            case FOUR_HOURS -> parts(4 * 60 * 60, time);
            case ONE_DAY -> truncated("DAY", time);
            case ONE_WEEK -> truncated("ISO_WEEK", time);
            case ONE_MONTH -> truncated("MONTH", time);
        };
    }

    private static String truncated(String unit, String time) {
        return "DATE_TRUNC(" + unit + ", " + time + ")";
    }

    private static String parts(int seconds, String time) {
        return "DATEADD(SECOND, FLOOR(DATEDIFF(SECOND, TIMESTAMP WITH TIME ZONE"
                + " '2000-01-01 00:00:00Z', "
                + time
                + ") / "
                + seconds
                + ") * "
                + seconds
                + ", TIMESTAMP WITH TIME ZONE '2000-01-01 00:00:00Z')";
    }

    private static Candle candle(ResultSet row) throws SQLException {
        return new Candle(
                row.getObject("starts", OffsetDateTime.class).toInstant(),
                number(row, "open"),
                number(row, "high"),
                number(row, "low"),
                number(row, "close"),
                number(row, "volume"),
                row.getLong("trades"),
                row.getBoolean("gap"));
    }

    private static BigDecimal number(ResultSet row, String column) throws SQLException {
        return new BigDecimal(row.getBigDecimal(column).stripTrailingZeros().toPlainString());
    }
}
