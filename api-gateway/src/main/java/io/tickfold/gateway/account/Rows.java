package io.tickfold.gateway.account;

import io.tickfold.contract.value.ClientOrderId;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quantity;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/// Reads values out of a row by the name of their column.
public final class Rows {

    private Rows() {}

    public static Price price(ResultSet row, String column) throws SQLException {
        return new Price(row.getBigDecimal(column));
    }

    /// A price that a row may lack.
    public static Optional<Price> level(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getBigDecimal(column)).map(Price::new);
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
}
