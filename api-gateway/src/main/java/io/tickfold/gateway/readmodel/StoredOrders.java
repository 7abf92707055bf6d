package io.tickfold.gateway.readmodel;

import io.tickfold.contract.event.OrderTerms;
import io.tickfold.contract.value.AccountId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        OrderTerms terms = Rows.terms(row);
        return new OrderRow(
                new OrderKey(new AccountId(row.getString("account_id")), terms.orderId()),
                row.getLong("sequence"),
                terms,
                Rows.quantity(row, "opened_quantity"),
                Rows.money(row, "booked_profit"),
                Rows.levels(row),
                Rows.clientOrderId(row),
                Rows.time(row, "opened_at"));
    }
}
