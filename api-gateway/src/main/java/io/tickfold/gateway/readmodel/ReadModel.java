package io.tickfold.gateway.readmodel;

import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.wire.Topics;
import io.tickfold.gateway.database.Database;
import io.tickfold.gateway.kafka.LogPosition;
import io.tickfold.gateway.web.GatewayRefusal;
import io.tickfold.gateway.web.RefusedException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;

/// Reads rows that hold at least what the client may already know.
public final class ReadModel {

    private static final Logger log = LoggerFactory.getLogger(ReadModel.class);
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final Duration PATIENCE_FOR_A_POSITION = Duration.ofSeconds(1);

    private final Database database;
    private final Positions positions;
    private final Progress progress;

    ReadModel(Database database, Progress progress) {
        this.database = database;
        this.positions = new Positions(database.sql());
        this.progress = progress;
    }

    /// Runs queries about an account that all see the same moment: once the rows hold everything
    /// that this gateway has heard of, or after half a second what there is.
    ///
    /// @param atLeast what the rows must hold in any case
    /// @throws RefusedException if the position is of another account's partition, is not reached
    ///   within a second, or the rows are still being made
    public <T> View<T> read(
            AccountId account, Optional<LogPosition> atLeast, Function<JdbcClient, T> query) {
        int partition = partition(account);
        long needed = atLeast.map(position -> needed(position, partition)).orElse(0L);
        Duration patience = atLeast.isPresent() ? PATIENCE_FOR_A_POSITION : PATIENCE;
        long wanted = Math.max(needed, progress.wanted(partition));
        if (!progress.await(partition, wanted, patience) && progress.isCatchingUp(partition)) {
            throw behind();
        }
        return snapshot(partition, needed, query);
    }

    private int partition(AccountId account) {
        int partitions = progress.partitions().orElseThrow(ReadModel::behind);
        return Topics.partitionOf(account, partitions);
    }

    private static long needed(LogPosition position, int partition) {
        if (position.partition() != partition) {
            throw GatewayRefusal.INVALID_MIN_POSITION.exception();
        }
        return position.offset() + 1;
    }

    private <T> View<T> snapshot(int partition, long needed, Function<JdbcClient, T> query) {
        try {
            long least = Math.max(needed, progress.storedUpTo(partition));
            View<T> view = database.snapshots().execute(_ -> view(partition, least, query));
            return Objects.requireNonNull(view);
        } catch (DataAccessResourceFailureException | TransactionException e) {
            log.debug("no database", e);
            throw behind();
        }
    }

    /// @param least where the rows have been, or must be; they are made anew if they are not there
    private <T> View<T> view(int partition, long least, Function<JdbcClient, T> query) {
        long next = positions.of(partition);
        if (next < least) {
            throw behind();
        }
        return new View<>(query.apply(database.sql()), new LogPosition(partition, next - 1));
    }

    private static RefusedException behind() {
        return new RefusedException(
                GatewayRefusal.READ_MODEL_BEHIND.answer().with(HttpHeaders.RETRY_AFTER, "1"));
    }
}
