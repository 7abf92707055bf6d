package io.tickfold.readmodel.query;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.wire.Topics;
import io.tickfold.readmodel.database.Database;
import io.tickfold.readmodel.database.Outage;
import io.tickfold.readmodel.log.LogPosition;
import io.tickfold.readmodel.projection.Progress;
import io.tickfold.readmodel.query.ReadRefusedException.Reason;
import io.tickfold.readmodel.schema.Positions;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
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
    /// @param isCurrent whether it holds all that this gateway had observed
    public record View<T>(T result, LogPosition position, boolean isCurrent) {}

    public ReadModel(Database database, Progress progress) {
        this.database = database;
        this.positions = new Positions(database.sql());
        this.progress = progress;
    }

    /// The events that are there at any moment, for readers that need no snapshot.
    public AccountEvents events() {
        return new AccountEvents(database.sql());
    }

    /// Asks for events that are there now.
    ///
    /// @return empty, at once, if nobody follows the log, and if the database does not answer
    public <T> Optional<T> now(Function<AccountEvents, T> question) {
        if (!progress.isFollowed()) {
            return Optional.empty();
        }
        try {
            return Optional.of(question.apply(events()));
        } catch (DataAccessException | TransactionException e) {
            rethrowUnlessOutage(e);
            return Optional.empty();
        }
    }

    /// Whether all that this gateway has observed of the account is there now.
    public boolean isCurrent(AccountId account) {
        OptionalInt partitions = progress.partitions();
        if (partitions.isEmpty()) {
            return false;
        }
        int partition = Topics.partitionOf(account, partitions.getAsInt());
        return progress.await(partition, progress.wanted(partition, account), Duration.ZERO);
    }

    private static void rethrowUnlessOutage(RuntimeException failure) {
        if (!Outage.is(failure)) {
            throw failure;
        }
        log.debug("no database", failure);
    }

    /// Queries an account at one moment: once the read model holds everything of it that this
    /// gateway has observed. Where nobody follows the read model, it waits for nothing, and answers
    /// only if the read model holds everything all the same.
    ///
    /// @param atLeast what the read model must hold in any case
    /// @throws ReadRefusedException if the position is of another account's partition, if it is not
    ///   reached within a second, or what was observed within half a second
    public <T> View<T> read(
            AccountId account, Optional<LogPosition> atLeast, Function<AccountSnapshot, T> query) {
        int partition = partition(account);
        long needed = atLeast.map(position -> needed(position, partition)).orElse(0L);
        Duration patience = atLeast.isPresent() ? PATIENCE_FOR_A_POSITION : PATIENCE;
        long wanted = Math.max(needed, progress.wanted(partition, account));
        Demand demand =
                progress.await(partition, wanted, patience)
                        ? met(partition, needed)
                        : unfollowed(partition, wanted);
        return snapshot(() -> view(demand, sql -> query.apply(new AccountSnapshot(sql, account))));
    }

    /// The same, for whoever knows what came later: after half a second the account is queried as
    /// it is.
    ///
    /// @throws ReadRefusedException if the read model is still being built
    public <T> View<T> readAsItIs(AccountId account, Function<AccountSnapshot, T> query) {
        int partition = partition(account);
        long wanted = progress.wanted(partition, account);
        Demand demand =
                progress.await(partition, wanted, PATIENCE)
                        ? met(partition, 0)
                        : asItIs(partition, wanted);
        return snapshot(() -> view(demand, sql -> query.apply(new AccountSnapshot(sql, account))));
    }

    /// Queries all accounts at one moment, as they are: what this gateway has observed a moment ago
    /// may be missing.
    ///
    /// @param atLeast what the read model must hold in any case
    /// @throws ReadRefusedException if there is no such partition, if the position is not reached
    ///   within a second, or if the read model is still being built
    public <T> T readAll(Optional<LogPosition> atLeast, Function<AllAccounts, T> query) {
        int partitions = progress.partitions().orElseThrow(ReadModel::behind);
        atLeast.ifPresent(position -> awaitAny(position, partitions));
        if (!progress.isReachable() || (progress.isFollowed() && !progress.isCaughtUp())) {
            throw behind();
        }
        Map<Integer, Long> stored =
                IntStream.range(0, partitions)
                        .boxed()
                        .collect(toUnmodifiableMap(identity(), progress::storedUpTo));
        return snapshot(() -> {
            requireAll(stored, atLeast);
            return query.apply(new AllAccounts(database.sql()));
        });
    }

    private void awaitAny(LogPosition position, int partitions) {
        if (position.partition() >= partitions) {
            throw new ReadRefusedException(Reason.OTHER_PARTITION);
        }
        boolean _ =
                progress.await(
                        position.partition(), position.offset() + 1, PATIENCE_FOR_A_POSITION);
    }

    /// Nothing is missing that clients may have seen, as it is during a rebuild.
    ///
    /// @param stored what was stored before the snapshot
    private void requireAll(Map<Integer, Long> stored, Optional<LogPosition> atLeast) {
        Map<Integer, Long> next = positions.all();
        boolean isMissing =
                stored.entrySet().stream()
                        .anyMatch(each -> next.getOrDefault(each.getKey(), 0L) < each.getValue());
        boolean isTooEarly =
                atLeast.filter(at -> next.getOrDefault(at.partition(), 0L) <= at.offset())
                        .isPresent();
        if (isMissing || isTooEarly) {
            throw behind();
        }
    }

    /// What a snapshot must hold.
    ///
    /// @param least the position that was or must be reached; a rebuild runs if it is not
    /// @param isCurrent whether that is all that this gateway has observed
    private record Demand(int partition, long least, boolean isCurrent) {}

    private Demand met(int partition, long needed) {
        return new Demand(partition, Math.max(needed, progress.storedUpTo(partition)), true);
    }

    /// The database may hold what nobody here follows.
    private Demand unfollowed(int partition, long wanted) {
        if (progress.isFollowed() || !progress.isReachable()) {
            throw behind();
        }
        return new Demand(partition, Math.max(wanted, progress.storedUpTo(partition)), true);
    }

    private Demand asItIs(int partition, long wanted) {
        if (!progress.isFollowed()) {
            return unfollowed(partition, wanted);
        }
        if (progress.isCatchingUp(partition)) {
            throw behind();
        }
        return new Demand(partition, progress.storedUpTo(partition), false);
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

    private <T> T snapshot(Supplier<T> reading) {
        try {
            return Objects.requireNonNull(database.snapshots().execute(_ -> reading.get()));
        } catch (DataAccessException | TransactionException e) {
            rethrowUnlessOutage(e);
            throw behind();
        }
    }

    private <T> View<T> view(Demand demand, Function<JdbcClient, T> query) {
        long next = positions.of(demand.partition());
        if (next < demand.least()) {
            throw behind();
        }
        return new View<>(
                query.apply(database.sql()),
                new LogPosition(demand.partition(), next - 1),
                demand.isCurrent());
    }

    private static ReadRefusedException behind() {
        return new ReadRefusedException(Reason.BEHIND);
    }
}
