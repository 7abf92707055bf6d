package io.tickfold.readmodel.query;

import io.tickfold.contract.event.CommandRefused;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.CommandId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Finds the events that answer a command.
///
/// A command may be in the log several times, each time with events of its own. That it was
/// repeated, expired, or had the key of another says nothing about its outcome.
record CommandEvents(JdbcClient sql, AccountId account, CommandId command) {

    /// How long a key is bound to what it was first used for.
    private static final Duration BOUND = Duration.ofHours(24);

    private static final int ATTEMPTS = 100;

    private static final String NEWEST_FIRST =
            """
            SELECT input_offset, sequence, type, data FROM event
            WHERE account_id = :account AND command_id = :command
              AND type <> 'tickfold.command-repeated.v1'
              AND NOT (type = 'tickfold.command-refused.v1'
                       AND (data LIKE '%"reason":"KEY_REUSED"%'
                            OR data LIKE '%"reason":"EXPIRED"%'))
            ORDER BY log_position DESC LIMIT :most
            """;
    private static final String OF_ONE_ATTEMPT =
            """
            SELECT sequence, type, data FROM event
            WHERE account_id = ? AND command_id = ? AND input_offset = ?
            ORDER BY log_position
            """;

    private static final String OF_ANOTHER =
            "SELECT 1 FROM event WHERE command_id = ? AND account_id <> ? LIMIT 1";

    /// An event of one attempt.
    private record Attempt(long inputOffset, TradeEvent event) {

        static Attempt of(ResultSet row, int number) throws SQLException {
            return new Attempt(row.getLong("input_offset"), RecordedEvent.of(row).event());
        }

        boolean isBinding() {
            return !(event instanceof CommandRefused refused) || refused.bindsKey();
        }

        boolean isBoundBy(Attempt earlier) {
            Duration between = Duration.between(earlier.event.header().at(), event.header().at());
            return between.compareTo(BOUND) < 0;
        }
    }

    /// The events of the answer, in their order; none if there is no answer.
    List<TradeEvent> answer() {
        List<Attempt> attempts =
                sql.sql(NEWEST_FIRST)
                        .param("account", account.value())
                        .param("command", command.value())
                        .param("most", ATTEMPTS)
                        .query(Attempt::of)
                        .list();
        return attempts.isEmpty()
                ? List.of()
                : sql.sql(OF_ONE_ATTEMPT)
                        .param(account.value())
                        .param(command.value())
                        .param(answering(attempts).inputOffset())
                        .query((row, _) -> RecordedEvent.of(row).event())
                        .list();
    }

    /// Whether the command is another account's.
    boolean areOfAnother() {
        return sql.sql(OF_ANOTHER)
                .param(command.value())
                .param(account.value())
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /// The latest attempt, unless an earlier one was the answer for good.
    private static Attempt answering(List<Attempt> newestFirst) {
        Attempt latest = newestFirst.getFirst();
        Optional<Attempt> binding = newestFirst.stream().filter(Attempt::isBinding).findFirst();
        return binding.filter(latest::isBoundBy).orElse(latest);
    }
}
