package io.tickfold.readmodel.schema;

import io.tickfold.contract.event.OrderTerms;
import io.tickfold.contract.value.ClientOrderId;
import io.tickfold.contract.value.Leverage;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.value.OrderId;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.ProtectiveLevels;
import io.tickfold.contract.value.Quantity;
import io.tickfold.contract.value.Side;
import io.tickfold.contract.value.Symbol;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/// Reads contract values from the columns of a query's row, by column name.
public final class Columns {

    private Columns() {}

    public static Price price(ResultSet row, String column) throws SQLException {
        return new Price(row.getBigDecimal(column));
    }

    public static Quantity quantity(ResultSet row, String column) throws SQLException {
        return new Quantity(row.getBigDecimal(column));
    }

    public static Money money(ResultSet row, String column) throws SQLException {
        return new Money(row.getBigDecimal(column));
    }

    public static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /// The id that the client gave the order, if it did.
    public static Optional<ClientOrderId> clientOrderId(ResultSet row) throws SQLException {
        return Optional.ofNullable(row.getString("client_order_id")).map(ClientOrderId::new);
    }

    /// The terms of what is left of an open order.
    public static OrderTerms terms(ResultSet row) throws SQLException {
        return new OrderTerms(
                new OrderId(row.getString("order_id")),
                new Symbol(row.getString("symbol")),
                Side.parse(row.getString("side")).orElseThrow(),
                quantity(row, "quantity"),
                Leverage.of(row.getInt("leverage")),
                price(row, "open_price"),
                money(row, "margin"));
    }

    /// The take profit and stop loss of an open order, which it may lack.
    public static ProtectiveLevels levels(ResultSet row) throws SQLException {
        return new ProtectiveLevels(level(row, "take_profit"), level(row, "stop_loss"));
    }

    private static Optional<Price> level(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getBigDecimal(column)).map(Price::new);
    }
}
