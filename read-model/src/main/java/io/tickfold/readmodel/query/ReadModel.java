package io.tickfold.readmodel.query;

import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.wire.Topics;
import io.tickfold.readmodel.database.Database;
import io.tickfold.readmodel.log.LogPosition;
import io.tickfold.readmodel.projection.Progress;
import io.tickfold.readmodel.query.ReadRefusedException.Reason;
import io.tickfold.readmodel.schema.Positions;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;

/// Answers questions about accounts, never from before what the client may already know.
public final class ReadModel {

    private static final Logger log = LoggerFactory.getLogger(ReadModel.class);
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final Duration PATIENCE_FOR_A_POSITION = Duration.ofSeconds(1);

    private final Database database;
    private final Positions positions;
    private final Progress progress;

    /// What a query found, and up to which record of `trade-events` that is true.
    ///
    /// @param position its offset is negative before the first record
    public record View<T>(T result, LogPosition position) {}

    public ReadModel(Database database, Progress progress) {
        this.database = database;
        this.positions = new Positions(database.sql());
        this.progress = progress;
    }

    /// The events that are there at any moment, for readers that need no snapshot.
    public AccountEvents events() {
        return new AccountEvents(database.sql());
    }

    /// Queries an account at one moment: once the read model holds everything that this gateway has
    /// observed, or after half a second as it is. Where nobody follows the read model, it waits for
    /// nothing, and answers only if the read model holds everything all the same.
    ///
    /// @param atLeast what the read model must hold in any case
    /// @throws ReadRefusedException if the position is of another account's partition, is not
    ///   reached within a second, or the read model is still being built
    public <T> View<T> read(
            AccountId account, Optional<LogPosition> atLeast, Function<AccountSnapshot, T> query) {
        int partition = partition(account);
        long needed = atLeast.map(position -> needed(position, partition)).orElse(0L);
        Duration patience = atLeast.isPresent() ? PATIENCE_FOR_A_POSITION : PATIENCE;
        long wanted = Math.max(needed, progress.wanted(partition));
        boolean isThere = progress.await(partition, wanted, patience);
        boolean isFollowed = progress.isFollowed();
        if (!isThere && isFollowed && progress.isCatchingUp(partition)) {
            throw behind();
        }
        return snapshot(
                partition,
                isFollowed ? needed : wanted,
                sql -> query.apply(new AccountSnapshot(sql, account)));
    }

    private int partition(AccountId account) {
        int partitions = progress.partitions().orElseThrow(ReadModel::behind);
        return Topics.partitionOf(account, partitions);
    }

    private static long needed(LogPosition position, int partition) {
        if (position.partition() != partition) {
            throw new ReadRefusedException(Reason.OTHER_PARTITION);
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

    /// @param least the position that was or must be reached; a rebuild runs if it is not
    private <T> View<T> view(int partition, long least, Function<JdbcClient, T> query) {
        long next = positions.of(partition);
        if (next < least) {
            throw behind();
        }
        return new View<>(query.apply(database.sql()), new LogPosition(partition, next - 1));
    }

    private static ReadRefusedException behind() {
        return new ReadRefusedException(Reason.BEHIND);
    }
}
