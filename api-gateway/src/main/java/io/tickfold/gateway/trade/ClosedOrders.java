package io.tickfold.gateway.trade;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.ClientOrderId;
import io.tickfold.contract.value.OrderId;
import io.tickfold.gateway.readmodel.Rows;
import io.tickfold.gateway.trade.ClosedOrderBody.Reduction;
import io.tickfold.gateway.web.IsoTime;
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

    /// An order's row.
    ///
    /// @param sequence of the event that closed it
    record Closed(long sequence, ClosedOrderBody body) {

        private Closed with(List<Reduction> reductions) {
            ClosedOrderBody b = body;
            return new Closed(
                    sequence,
                    new ClosedOrderBody(
                            b.orderId(),
                            b.symbol(),
                            b.type(),
                            b.quantity(),
                            b.leverage(),
                            b.openPrice(),
                            b.closePrice(),
                            b.profit(),
                            b.openTime(),
                            b.closeTime(),
                            b.closeReason(),
                            b.status(),
                            b.clientOrderId(),
                            reductions));
        }
    }

    /// Those that were closed before an event, newest first, at most so many.
    List<Closed> before(long sequence, int limit) {
        List<Closed> orders =
                sql.sql(PAGE)
                        .param(account.value())
                        .param(sequence)
                        .param(limit)
                        .query(ClosedOrders::closed)
                        .list();
        return withReductions(orders);
    }

    /// One of them, if it is closed and the account's.
    Optional<Closed> find(OrderId order) {
        List<Closed> found =
                sql.sql(ONE)
                        .param(account.value())
                        .param(order.value())
                        .query(ClosedOrders::closed)
                        .list();
        return withReductions(found).stream().findFirst();
    }

    private List<Closed> withReductions(List<Closed> orders) {
        if (orders.isEmpty()) {
            return orders;
        }
        Map<String, List<Reduction>> reductions =
                sql
                        .sql(REDUCTIONS)
                        .param("account", account.value())
                        .param("orders", orders.stream().map(o -> o.body().orderId()).toList())
                        .query((row, _) -> Map.entry(row.getString("order_id"), reduction(row)))
                        .list()
                        .stream()
                        .collect(
                                groupingBy(
                                        Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
        return orders.stream()
                .map(o -> o.with(reductions.getOrDefault(o.body().orderId(), List.of())))
                .toList();
    }

    private static Closed closed(ResultSet row, int number) throws SQLException {
        ClosedOrderBody body =
                new ClosedOrderBody(
                        row.getString("order_id"),
                        row.getString("symbol"),
                        row.getString("side"),
                        Rows.quantity(row, "quantity").value(),
                        row.getInt("leverage"),
                        Rows.price(row, "open_price").value(),
                        Rows.price(row, "close_price").value(),
                        Rows.money(row, "profit").value(),
                        IsoTime.of(Rows.time(row, "opened_at")),
                        IsoTime.of(Rows.time(row, "closed_at")),
                        row.getString("close_reason"),
                        "CLOSED",
                        Rows.clientOrderId(row).map(ClientOrderId::value).orElse(null),
                        List.of());
        return new Closed(row.getLong("sequence"), body);
    }

    private static Reduction reduction(ResultSet row) throws SQLException {
        return new Reduction(
                Rows.quantity(row, "quantity").value(),
                Rows.price(row, "close_price").value(),
                Rows.money(row, "profit").value(),
                IsoTime.of(Rows.time(row, "closed_at")));
    }
}
