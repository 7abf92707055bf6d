package io.tickfold.readmodel.query;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

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

    /// About as many characters of JSON make a page, and an order or a part of one at most.
    private static final long CHARACTERS = 256 << 10;

    private static final long OF_AN_ORDER = 420;
    private static final long OF_A_PART = 140;

    private static final String PAGE =
            """
            SELECT * FROM closed_order WHERE account_id = ? AND sequence < ?
            ORDER BY sequence DESC LIMIT ?
            """;
    private static final String ONE =
            "SELECT * FROM closed_order WHERE account_id = ? AND order_id = ?";
    private static final String PARTS =
            """
            SELECT order_id, COUNT(*) AS parts FROM reduction
            WHERE account_id = :account AND order_id IN (:orders) GROUP BY order_id
            """;
    private static final String REDUCTIONS =
            """
            SELECT * FROM reduction WHERE account_id = :account AND order_id IN (:orders)
            ORDER BY sequence
            """;

    /// Those that were closed before an event, newest first, at most so many.
    ClosedPage before(long sequence, int limit) {
        List<ClosedOrder> found =
                sql.sql(PAGE)
                        .param(account.value())
                        .param(sequence)
                        .param(limit)
                        .query(ClosedOrders::order)
                        .list();
        List<ClosedOrder> orders = shortened(found);
        boolean mayBeContinued = found.size() == limit || orders.size() < found.size();
        return new ClosedPage(withReductions(orders), mayBeContinued);
    }

    /// Leaves out the last of them if all would be too many characters.
    private List<ClosedOrder> shortened(List<ClosedOrder> orders) {
        if (orders.isEmpty()) {
            return orders;
        }
        Map<String, Long> parts = parts(orders);
        long characters = 0;
        int fit = 0;
        while (fit < orders.size() && characters < CHARACTERS) {
            String id = orders.get(fit).orderId().value();
            characters += OF_AN_ORDER + OF_A_PART * parts.getOrDefault(id, 0L);
            fit++;
        }
        return orders.subList(0, Math.max(1, characters > CHARACTERS ? fit - 1 : fit));
    }

    /// In how many parts orders were closed before their last.
    private Map<String, Long> parts(List<ClosedOrder> orders) {
        return reductionsOf(orders, PARTS)
                .query((row, _) -> Map.entry(row.getString("order_id"), row.getLong("parts")))
                .list()
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private JdbcClient.StatementSpec reductionsOf(List<ClosedOrder> orders, String query) {
        return sql.sql(query)
                .param("account", account.value())
                .param("orders", orders.stream().map(o -> o.orderId().value()).toList());
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
                reductionsOf(orders, REDUCTIONS)
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
                Leverage.of(row.getInt("leverage")),
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
