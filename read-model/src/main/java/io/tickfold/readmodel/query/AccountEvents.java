package io.tickfold.readmodel.query;

import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.OrderId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The events of an account that have been projected, without waiting for more: gap-free from
/// sequence 1, in order.
public final class AccountEvents {

    /// About as many characters are read at a time, however many events are asked for.
    private static final int CHARACTERS = 256 << 10;

    /// An order can be amended without end.
    private static final int MOST_OF_AN_ORDER = 1_000;

    private static final String AFTER =
            """
            SELECT sequence, type, data FROM (
                SELECT sequence, type, data,
                    SUM(CHAR_LENGTH(data)) OVER (ORDER BY sequence) - CHAR_LENGTH(data) AS earlier
                FROM (
                    SELECT sequence, type, data FROM event
                    WHERE account_id = ? AND sequence > ? ORDER BY sequence LIMIT ?) AS following
                ) AS summed
            WHERE earlier < ? ORDER BY sequence
            """;
    private static final String LAST_OF_AN_ORDER =
            """
            SELECT sequence, type, data FROM (
                SELECT sequence, type, data,
                    SUM(CHAR_LENGTH(data)) OVER (ORDER BY sequence DESC) - CHAR_LENGTH(data)
                        AS later
                FROM (
                    SELECT sequence, type, data FROM event WHERE account_id = ? AND order_id = ?
                    ORDER BY sequence DESC LIMIT ?) AS newest
                ) AS summed
            WHERE later < ? ORDER BY sequence
            """;

    private final JdbcClient sql;

    AccountEvents(JdbcClient sql) {
        this.sql = sql;
    }

    /// The sequence of the last one; 0 for an unknown account.
    public long lastSequence(AccountId account) {
        return sql.sql("SELECT sequence FROM account WHERE account_id = ?")
                .param(account.value())
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /// Those that follow a sequence, at most so many; fewer if they are very long, but one at least
    /// if there is one.
    public List<RecordedEvent> after(AccountId account, long sequence, int limit) {
        return after(account, sequence, limit, CHARACTERS);
    }

    /// The same, but no more after the one that makes them as long as this.
    public List<RecordedEvent> after(AccountId account, long sequence, int limit, int characters) {
        return sql.sql(AFTER)
                .params(account.value(), sequence, limit, characters)
                .query((row, _) -> RecordedEvent.of(row))
                .list();
    }

    /// The last thousand of an order, in their order; fewer if they are very long.
    List<RecordedEvent> of(AccountId account, OrderId order) {
        return sql.sql(LAST_OF_AN_ORDER)
                .params(account.value(), order.value(), MOST_OF_AN_ORDER, CHARACTERS)
                .query((row, _) -> RecordedEvent.of(row))
                .list();
    }
}
