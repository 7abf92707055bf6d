package io.tickfold.readmodel.projection;

import io.tickfold.contract.event.OrderReduced;
import io.tickfold.contract.event.OrderTerms;
import io.tickfold.contract.value.Ascii;
import io.tickfold.contract.value.CommandId;
import io.tickfold.contract.value.OrderId;
import io.tickfold.contract.value.Price;
import io.tickfold.readmodel.log.LoggedEvent;
import io.tickfold.readmodel.projection.Batch.AccountRow;
import io.tickfold.readmodel.projection.Batch.Additions;
import io.tickfold.readmodel.projection.Batch.Closing;
import io.tickfold.readmodel.projection.Batch.Reduction;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/// Writes the changes of a batch into the tables; knows the columns of every INSERT.
final class Tables {

    private static final int ROWS_AT_ONCE = 1_024;

    private final JdbcTemplate sql;

    Tables(JdbcTemplate sql) {
        this.sql = sql;
    }

    /// Writes rows that are new.
    void add(Additions rows) {
        all("INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows.events(), Tables::event);
        all(
                "INSERT INTO closed_order VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                rows.closings(),
                Tables::closedOrder);
        all(
                "INSERT INTO reduction VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                rows.reductions(),
                Tables::reduction);
    }

    /// Writes the rows that a batch has changed.
    void change(Batch batch) {
        all("INSERT INTO account VALUES (?, ?, ?, ?, ?)", batch.opened(), Tables::openedAccount);
        all(
                "UPDATE account SET sequence = ?, balance = ? WHERE account_id = ?",
                batch.moved(),
                Tables::movedAccount);
        all(
                "DELETE FROM open_order WHERE order_id = ? AND account_id = ?",
                batch.outdated(),
                Tables::orderKey);
        all(
                "INSERT INTO open_order VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                batch.open(),
                Tables::openOrder);
    }

    /// Puts the columns of one row into a statement.
    @FunctionalInterface
    private interface Columns<T> {
        void set(Cells cells, T row) throws SQLException;
    }

    private <T> void all(String statement, Collection<T> rows, Columns<T> columns) {
        var _ =
                sql.batchUpdate(
                        statement,
                        rows,
                        ROWS_AT_ONCE,
                        (prepared, row) -> columns.set(new Cells(prepared), row));
    }

    private static void event(Cells cells, LoggedEvent logged) throws SQLException {
        cells.next(logged.key())
                .next(logged.account().value())
                .next(logged.header().sequence())
                .next(logged.type())
                .next(time(logged.header().at()))
                .next(logged.header().cause().inputOffset())
                .next(logged.header().cause().commandId().map(CommandId::value))
                .next(logged.order().map(OrderId::value))
                .next(logged.data());
    }

    private static void openedAccount(Cells cells, AccountRow row) throws SQLException {
        cells.next(row.last().accountId().value())
                .next(row.partition())
                .next(row.last().sequence())
                .next(row.last().balance().value())
                .next(time(row.last().at()));
    }

    private static void movedAccount(Cells cells, AccountRow row) throws SQLException {
        cells.next(row.last().sequence())
                .next(row.last().balance().value())
                .next(row.last().accountId().value());
    }

    private static void orderKey(Cells cells, OrderRow.Key key) throws SQLException {
        cells.next(key.order().value()).next(key.account().value());
    }

    private static void openOrder(Cells cells, OrderRow row) throws SQLException {
        OrderTerms terms = row.terms();
        cells.next(row.key().account().value())
                .next(row.key().order().value())
                .next(row.sequence())
                .next(terms.symbol().value())
                .next(side(terms))
                .next(terms.quantity().value())
                .next(row.opened().value())
                .next(terms.leverage().value())
                .next(terms.openPrice().value())
                .next(terms.margin().value())
                .next(row.booked().value())
                .next(row.levels().takeProfit().map(Price::value))
                .next(row.levels().stopLoss().map(Price::value))
                .next(row.clientOrderId().map(Object::toString))
                .next(time(row.openedAt()));
    }

    private static void closedOrder(Cells cells, Closing closing) throws SQLException {
        OrderRow row = closing.order();
        OrderTerms terms = row.terms();
        cells.next(closing.position())
                .next(row.key().account().value())
                .next(closing.event().header().sequence())
                .next(row.key().order().value())
                .next(row.sequence())
                .next(terms.symbol().value())
                .next(side(terms))
                .next(row.opened().value())
                .next(terms.leverage().value())
                .next(terms.openPrice().value())
                .next(closing.event().closePrice().value())
                .next(row.booked(closing.event().profit()).value())
                .next(closing.event().reason().name())
                .next(row.clientOrderId().map(Object::toString))
                .next(time(row.openedAt()))
                .next(time(closing.event().header().at()));
    }

    private static void reduction(Cells cells, Reduction reduction) throws SQLException {
        OrderReduced event = reduction.event();
        cells.next(reduction.position())
                .next(event.header().accountId().value())
                .next(event.header().sequence())
                .next(event.order().orderId().value())
                .next(event.closedQuantity().value())
                .next(event.closePrice().value())
                .next(event.profit().value())
                .next(time(event.header().at()));
    }

    private static String side(OrderTerms terms) {
        return Ascii.lower(terms.side().name());
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    /// The cells of one row, from left to right.
    private static final class Cells {

        private final PreparedStatement statement;
        private int column;

        Cells(PreparedStatement statement) {
            this.statement = statement;
        }

        Cells next(@Nullable Object value) throws SQLException {
            column++;
            statement.setObject(column, value);
            return this;
        }

        Cells next(Optional<?> value) throws SQLException {
            return next(value.orElse(null));
        }
    }
}
