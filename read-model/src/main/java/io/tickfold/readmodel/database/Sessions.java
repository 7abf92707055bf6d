package io.tickfold.readmodel.database;

import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The sessions of a PostgreSQL that keep rows of a table locked.
///
/// The server's own limits do not see a client that was stopped in the middle of a batch: such a
/// session counts as active, though it waits for the client.
final class Sessions {

    private static final String END_SILENT_ONES =
            """
            SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE pid IN (
                    SELECT pid FROM pg_locks
                    WHERE relation = to_regclass(?) AND mode = 'RowShareLock' AND granted)
                AND pid <> pg_backend_pid() AND xact_start IS NOT NULL
                AND (state LIKE 'idle in transaction%' OR wait_event = 'ClientRead')
                AND state_change < clock_timestamp() - make_interval(secs => CASE
                    WHEN application_name = ? THEN ?::double precision
                    ELSE ?::double precision END)
            """;

    private Sessions() {}

    /// Ends those whose client has been silent for too long; a rebuild may be silent for longer.
    ///
    /// @return how many
    static int endSilentOnes(JdbcClient sql, String table, Duration silence) {
        return sql.sql(END_SILENT_ONES)
                .params(
                        table,
                        Patience.SHORT.application(),
                        silence.toMillis() / 1e3,
                        Patience.LONG.idle().toMillis() / 1e3)
                .query(Boolean.class)
                .list()
                .size();
    }
}
