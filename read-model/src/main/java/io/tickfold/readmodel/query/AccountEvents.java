package io.tickfold.readmodel.query;

import static java.util.stream.Collectors.toMap;

import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.value.OrderId;
import java.util.List;
import java.util.Map;
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

    private static final String NAMED =
            """
            SELECT sequence, type, data FROM (
                SELECT sequence, type, data,
                    SUM(CHAR_LENGTH(data)) OVER (ORDER BY sequence DESC) - CHAR_LENGTH(data)
                        AS later
                FROM event WHERE account_id = :account AND sequence IN (:sequences)) AS named
            WHERE later < :characters ORDER BY sequence
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

    /// Those of these sequences, in their order; not the first ones if all are very long.
    List<RecordedEvent> named(AccountId account, List<Long> sequences) {
        return sequences.isEmpty()
                ? List.of()
                : sql.sql(NAMED)
                        .param("account", account.value())
                        .param("sequences", sequences)
                        .param("characters", CHARACTERS)
                        .query((row, _) -> RecordedEvent.of(row))
                        .list();
    }

    /// The balance before each of these events, by their sequence; not before the first ones if the
    /// events that led to it are very long.
    Map<Long, Money> balancesBefore(AccountId account, List<RecordedEvent> events) {
        return named(account, events.stream().map(event -> event.sequence() - 1).toList()).stream()
                .map(BalanceAt::of)
                .collect(toMap(before -> before.sequence() + 1, BalanceAt::balance));
    }
}
