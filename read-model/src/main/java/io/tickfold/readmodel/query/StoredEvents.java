package io.tickfold.readmodel.query;

import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.OrderId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Finds events by account and sequence, or by order.
final class StoredEvents implements AccountEvents {

    /// About as many characters are read at a time, however many events are asked for.
    private static final int CHARACTERS = 256 << 10;

    /// An order can be amended without end.
    private static final int MOST_OF_AN_ORDER = 1_000;

    private static final String AFTER =
            """
            SELECT sequence, type, data FROM event
            WHERE account_id = ? AND sequence > ? ORDER BY sequence LIMIT ?
            """;
    private static final String LAST_OF_AN_ORDER =
            """
            SELECT sequence, type, data FROM event WHERE account_id = ? AND order_id = ?
            ORDER BY sequence DESC LIMIT ?
            """;

    private final JdbcClient sql;

    StoredEvents(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public long lastSequence(AccountId account) {
        return sql.sql("SELECT sequence FROM account WHERE account_id = ?")
                .param(account.value())
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    @Override
    public List<RecordedEvent> after(AccountId account, long sequence, int limit) {
        return sql.sql(AFTER)
                .param(account.value())
                .param(sequence)
                .param(limit)
                .query(StoredEvents::events);
    }

    private static List<RecordedEvent> events(ResultSet rows) throws SQLException {
        List<RecordedEvent> events = new ArrayList<>();
        long characters = 0;
        while (characters < CHARACTERS && rows.next()) {
            RecordedEvent event = RecordedEvent.of(rows);
            events.add(event);
            characters += event.data().length();
        }
        return events;
    }

    /// The last thousand of an order, in their order; fewer if they are very long.
    List<RecordedEvent> of(AccountId account, OrderId order) {
        List<RecordedEvent> newestFirst =
                sql.sql(LAST_OF_AN_ORDER)
                        .param(account.value())
                        .param(order.value())
                        .param(MOST_OF_AN_ORDER)
                        .query(StoredEvents::events);
        return List.copyOf(newestFirst.reversed());
    }
}
