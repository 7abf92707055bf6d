package io.tickfold.readmodel.database;

import com.zaxxer.hikari.HikariConfig;
import java.time.Duration;
import java.util.Locale;

/// For how long a PostgreSQL waits for us, and we for it, before a connection is given up.
///
/// @param application what the server calls our sessions
/// @param idle how long a transaction may be open while it receives no statement
/// @param lock how long a statement waits for what another session has locked
/// @param answer how long we wait for the next bytes of an answer; zero for ever
record Patience(String application, Duration idle, Duration lock, Duration answer) {

    private static final String CONNECT_SECONDS = "5";

    /// That of gateways, whose clients wait.
    static final Patience SHORT =
            new Patience(
                    "tickfold",
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(15));

    /// That of a rebuild, which reads the log in the middle of its transactions.
    static final Patience LONG =
            new Patience(
                    "tickfold-rebuild",
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(30),
                    Duration.ZERO);

    void applyTo(HikariConfig pool) {
        pool.addDataSourceProperty("ApplicationName", application);
        pool.addDataSourceProperty("connectTimeout", CONNECT_SECONDS);
        pool.addDataSourceProperty("socketTimeout", Long.toString(answer.toSeconds()));
        pool.addDataSourceProperty("tcpKeepAlive", "true");
        pool.setConnectionInitSql(
                String.format(
                        Locale.ROOT,
                        "SET idle_in_transaction_session_timeout = %d; SET lock_timeout = %d",
                        idle.toMillis(),
                        lock.toMillis()));
    }
}
