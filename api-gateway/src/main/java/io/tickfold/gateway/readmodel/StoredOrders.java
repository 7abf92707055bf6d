package io.tickfold.gateway.readmodel;

import io.tickfold.contract.event.OrderTerms;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.ClientOrderId;
import io.tickfold.contract.value.Leverage;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.value.OrderId;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.ProtectiveLevels;
import io.tickfold.contract.value.Quantity;
import io.tickfold.contract.value.Side;
import io.tickfold.contract.value.Symbol;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Finds open orders in the tables.
final class StoredOrders {

    private static final int ORDERS_AT_ONCE = 1_000;

    private final JdbcClient sql;

    StoredOrders(JdbcClient sql) {
        this.sql = sql;
    }

    /// Those of the orders that are open.
    Map<OrderKey, OrderRow> find(Set<OrderKey> keys) {
        Map<OrderKey, OrderRow> found = new HashMap<>();
        List<String> orders = keys.stream().map(key -> key.order().value()).distinct().toList();
        for (int i = 0; i < orders.size(); i += ORDERS_AT_ONCE) {
            List<String> some = orders.subList(i, Math.min(i + ORDERS_AT_ONCE, orders.size()));
            for (OrderRow row : named(some)) {
                if (keys.contains(row.key())) {
                    found.put(row.key(), row);
                }
            }
        }
        return found;
    }

    private List<OrderRow> named(List<String> orders) {
        return sql.sql("SELECT * FROM open_order WHERE order_id IN (:orders)")
                .param("orders", new ArrayList<>(orders))
                .query(StoredOrders::row)
                .list();
    }

    private static OrderRow row(ResultSet row, int number) throws SQLException {
        OrderId order = new OrderId(row.getString("order_id"));
        OrderTerms terms =
                new OrderTerms(
                        order,
                        new Symbol(row.getString("symbol")),
                        Side.valueOf(row.getString("side").toUpperCase(Locale.ROOT)),
                        new Quantity(row.getBigDecimal("quantity")),
                        new Leverage(row.getInt("leverage")),
                        new Price(row.getBigDecimal("open_price")),
                        new Money(row.getBigDecimal("margin")));
        return new OrderRow(
                new OrderKey(new AccountId(row.getString("account_id")), order),
                row.getLong("sequence"),
                terms,
                new Quantity(row.getBigDecimal("opened_quantity")),
                new Money(row.getBigDecimal("booked_profit")),
                new ProtectiveLevels(price(row, "take_profit"), price(row, "stop_loss")),
                Optional.ofNullable(row.getString("client_order_id")).map(ClientOrderId::new),
                row.getObject("opened_at", OffsetDateTime.class).toInstant());
    }

    private static Optional<Price> price(ResultSet row, String column) throws SQLException {
        BigDecimal value = row.getBigDecimal(column);
        return Optional.ofNullable(value).map(Price::new);
    }
}
