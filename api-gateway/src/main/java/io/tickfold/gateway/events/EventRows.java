package io.tickfold.gateway.events;

import io.tickfold.contract.value.AccountId;
import io.tickfold.gateway.readmodel.RecordedEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Finds the events of an account by their sequence.
final class EventRows {

    /// About as many characters are read at a time, however many events are asked for.
    private static final int CHARACTERS = 4 << 20;

    private static final String AFTER =
            """
            SELECT sequence, type, data FROM event
            WHERE account_id = ? AND sequence > ? ORDER BY sequence LIMIT ?
            """;

    private EventRows() {}

    /// Those that follow a sequence, at most so many; fewer if they are very long, but one at least
    /// if there is one.
    static List<RecordedEvent> after(JdbcClient sql, AccountId account, long sequence, int limit) {
        return sql.sql(AFTER)
                .param(account.value())
                .param(sequence)
                .param(limit)
                .query(EventRows::events);
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

    /// The sequence of the account's last event; 0 if there is no such account.
    static long last(JdbcClient sql, AccountId account) {
        return sql.sql("SELECT sequence FROM account WHERE account_id = ?")
                .param(account.value())
                .query(Long.class)
                .optional()
                .orElse(0L);
    }
}
