package io.tickfold.readmodel.query;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.tickfold.contract.event.CloseReason;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.Leverage;
import io.tickfold.contract.value.OrderId;
import io.tickfold.contract.value.Side;
import io.tickfold.contract.value.Symbol;
import io.tickfold.readmodel.query.ClosedOrder.Reduction;
import io.tickfold.readmodel.schema.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Finds the closed orders of an account.
///
/// @param sql runs both queries of a page, which see the same moment
record ClosedOrders(JdbcClient sql, AccountId account) {

    private static final String PAGE =
            """
            SELECT * FROM closed_order WHERE account_id = ? AND sequence < ?
            ORDER BY sequence DESC LIMIT ?
            """;
    private static final String ONE =
            "SELECT * FROM closed_order WHERE account_id = ? AND order_id = ?";
    private static final String REDUCTIONS =
            """
            SELECT * FROM reduction WHERE account_id = :account AND order_id IN (:orders)
            ORDER BY sequence
            """;

    /// Those that were closed before an event, newest first, at most so many.
    List<ClosedOrder> before(long sequence, int limit) {
        List<ClosedOrder> orders =
                sql.sql(PAGE)
                        .param(account.value())
                        .param(sequence)
                        .param(limit)
                        .query(ClosedOrders::order)
                        .list();
        return withReductions(orders);
    }

    /// One of them, if it is closed and the account's.
    Optional<ClosedOrder> find(OrderId order) {
        List<ClosedOrder> found =
                sql.sql(ONE)
                        .param(account.value())
                        .param(order.value())
                        .query(ClosedOrders::order)
                        .list();
        return withReductions(found).stream().findFirst();
    }

    private List<ClosedOrder> withReductions(List<ClosedOrder> orders) {
        if (orders.isEmpty()) {
            return orders;
        }
        Map<String, List<Reduction>> reductions =
                sql
                        .sql(REDUCTIONS)
                        .param("account", account.value())
                        .param("orders", orders.stream().map(o -> o.orderId().value()).toList())
                        .query((row, _) -> Map.entry(row.getString("order_id"), reduction(row)))
                        .list()
                        .stream()
                        .collect(
                                groupingBy(
                                        Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
        return orders.stream()
                .map(o -> o.with(reductions.getOrDefault(o.orderId().value(), List.of())))
                .toList();
    }

    private static ClosedOrder order(ResultSet row, int number) throws SQLException {
        return new ClosedOrder(
                row.getLong("sequence"),
                new OrderId(row.getString("order_id")),
                new Symbol(row.getString("symbol")),
                Side.parse(row.getString("side")).orElseThrow(),
                Columns.quantity(row, "quantity"),
                new Leverage(row.getInt("leverage")),
                Columns.price(row, "open_price"),
                Columns.price(row, "close_price"),
                Columns.money(row, "profit"),
                CloseReason.valueOf(row.getString("close_reason")),
                Columns.clientOrderId(row),
                Columns.time(row, "opened_at"),
                Columns.time(row, "closed_at"),
                List.of());
    }

    private static Reduction reduction(ResultSet row) throws SQLException {
        return new Reduction(
                Columns.quantity(row, "quantity"),
                Columns.price(row, "close_price"),
                Columns.money(row, "profit"),
                Columns.time(row, "closed_at"));
    }
}
