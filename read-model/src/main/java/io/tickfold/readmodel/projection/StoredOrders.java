package io.tickfold.readmodel.projection;

import io.tickfold.contract.event.OrderTerms;
import io.tickfold.contract.value.AccountId;
import io.tickfold.readmodel.schema.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Looks up the open orders that events are about to change.
final class StoredOrders {

    private static final int ORDERS_AT_ONCE = 1_000;

    private final JdbcClient sql;

    StoredOrders(JdbcClient sql) {
        this.sql = sql;
    }

    /// Those of the orders that are open.
    Map<OrderRow.Key, OrderRow> find(Set<OrderRow.Key> keys) {
        Map<OrderRow.Key, OrderRow> found = new HashMap<>();
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
        OrderTerms terms = Columns.terms(row);
        return new OrderRow(
                new OrderRow.Key(new AccountId(row.getString("account_id")), terms.orderId()),
                row.getLong("sequence"),
                terms,
                Columns.quantity(row, "opened_quantity"),
                Columns.money(row, "booked_profit"),
                Columns.levels(row),
                Columns.clientOrderId(row),
                Columns.time(row, "opened_at"));
    }
}
