package io.tickfold.readmodel.query;

import io.tickfold.contract.input.PriceBound;
import io.tickfold.contract.value.Quantity;
import io.tickfold.contract.value.Quote;
import io.tickfold.contract.value.Side;
import io.tickfold.contract.value.Symbol;
import io.tickfold.readmodel.schema.Columns;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;

/// All open orders of one side in one symbol, summed up: of an account, or of everybody.
///
/// @param orders how many
/// @param quantity of all of them
/// @param openValue what they were worth at their opening prices
/// @param margin of all of them
/// @param largest quantity of an order
public record Holding(
        Symbol symbol,
        Side side,
        long orders,
        BigDecimal quantity,
        BigDecimal openValue,
        BigDecimal margin,
        Quantity largest)
        implements Held {

    /// The columns that [#of] reads, of grouped open orders.
    static final String SUMS =
            """
            symbol, side, COUNT(*) AS orders, SUM(quantity) AS quantity,
            SUM(quantity * open_price) AS open_value, SUM(margin) AS margin,
            MAX(quantity) AS largest
            """;

    static Holding of(ResultSet row) throws SQLException {
        return new Holding(
                new Symbol(row.getString("symbol")),
                Side.parse(row.getString("side")).orElseThrow(),
                row.getLong("orders"),
                row.getBigDecimal("quantity"),
                row.getBigDecimal("open_value"),
                row.getBigDecimal("margin"),
                Columns.quantity(row, "largest"));
    }

    /// Whether each of the orders can be.
    @Override
    public boolean canBeValuedAt(Quote quote) {
        return PriceBound.holds(quote.ask(), largest);
    }

    @Override
    public BigDecimal exactProfit(Quote quote) {
        BigDecimal now = quote.closing(side).value().multiply(quantity);
        return side == Side.BUY ? now.subtract(openValue) : openValue.subtract(now);
    }
}
