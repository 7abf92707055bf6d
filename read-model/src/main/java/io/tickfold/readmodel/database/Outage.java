package io.tickfold.readmodel.database;

import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionException;

/// Tells that a database is away, or busy, from a fault of our own.
public final class Outage {

    private static final Set<String> CLASSES = Set.of("08", "40", "53", "55", "57", "58");
    private static final Set<String> ENDED_SESSIONS = Set.of("25P03", "25P04");
    private static final Set<String> MADE_ALREADY = Set.of("23505", "42710", "42P06", "42P07");

    private Outage() {}

    /// Whether the same statement may succeed later.
    public static boolean is(Throwable failure) {
        return switch (failure) {
            case TransactionException _,
                    TransientDataAccessException _,
                    DataAccessResourceFailureException _ ->
                    true;
            default -> hasState(failure, Outage::isOne);
        };
    }

    /// Whether opening a database may succeed later although no statement of its server says so:
    /// somebody else has made the same table at the same moment, or the pool had lost the
    /// connection, for which it has no state.
    static boolean mayEndWhileOpening(Throwable failure) {
        return is(failure)
                || hasState(failure, state -> state.isEmpty() || MADE_ALREADY.contains(state));
    }

    /// Whether there was not even a connection.
    public static boolean isWithoutConnection(Throwable failure) {
        return failure instanceof CannotGetJdbcConnectionException
                || failure instanceof CannotCreateTransactionException;
    }

    private static boolean hasState(Throwable failure, Predicate<String> wanted) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql
                    && wanted.test(Objects.requireNonNullElse(sql.getSQLState(), ""))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOne(String state) {
        return state.length() == 5
                && (CLASSES.contains(state.substring(0, 2)) || ENDED_SESSIONS.contains(state));
    }
}
