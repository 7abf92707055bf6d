package io.tickfold.readmodel.query;

import static java.util.stream.Collectors.groupingBy;

import io.tickfold.contract.event.ClosedParts;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.value.OrderId;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quantity;
import io.tickfold.readmodel.schema.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Finds the open orders of an account.
///
/// @param sql runs both queries of a read, which see the same moment
record OpenOrders(JdbcClient sql, AccountId account) {

    private static final String ORDERS = "SELECT * FROM open_order WHERE account_id = :account";
    private static final String PARTS =
            """
            SELECT r.order_id, r.close_price, SUM(r.quantity) AS quantity, SUM(r.profit) AS profit
            FROM reduction r JOIN open_order o
              ON o.order_id = r.order_id AND o.account_id = r.account_id
            WHERE o.account_id = :account AND o.quantity < o.opened_quantity
            GROUP BY r.order_id, r.close_price
            """;

    /// Parts that were closed at one price.
    private record Part(OrderId order, Price closePrice, Quantity quantity, Money profit) {

        static Part of(ResultSet row, int number) throws SQLException {
            return new Part(
                    new OrderId(row.getString("order_id")),
                    Columns.price(row, "close_price"),
                    Columns.quantity(row, "quantity"),
                    Columns.money(row, "profit"));
        }
    }

    /// All of them, oldest first.
    List<HeldOrder> all() {
        List<HeldOrder> orders =
                sql.sql(ORDERS + " ORDER BY sequence")
                        .param("account", account.value())
                        .query(OpenOrders::order)
                        .list();
        return orders.isEmpty() ? orders : withParts(orders);
    }

    /// One of them, if it is open and the account's.
    Optional<HeldOrder> find(OrderId order) {
        Optional<HeldOrder> found =
                sql.sql(ORDERS + " AND order_id = :order")
                        .param("account", account.value())
                        .param("order", order.value())
                        .query(OpenOrders::order)
                        .optional();
        return found.map(o -> withParts(List.of(o)).getFirst());
    }

    private List<HeldOrder> withParts(List<HeldOrder> orders) {
        Map<OrderId, List<Part>> parts =
                sql.sql(PARTS).param("account", account.value()).query(Part::of).list().stream()
                        .collect(groupingBy(Part::order));
        return orders.stream()
                .map(o -> o.with(closed(o, parts.getOrDefault(o.terms().orderId(), List.of()))))
                .toList();
    }

    /// Profit grows with the quantity, so parts closed at one price count as one.
    private static ClosedParts closed(HeldOrder order, List<Part> parts) {
        ClosedParts closed = ClosedParts.NONE;
        for (Part part : parts) {
            closed =
                    closed.with(
                            order.terms().profit(part.closePrice(), part.quantity()),
                            part.profit());
        }
        return closed;
    }

    private static HeldOrder order(ResultSet row, int number) throws SQLException {
        return new HeldOrder(
                Columns.terms(row),
                Columns.levels(row),
                Columns.clientOrderId(row),
                Columns.time(row, "opened_at"),
                ClosedParts.NONE);
    }
}
