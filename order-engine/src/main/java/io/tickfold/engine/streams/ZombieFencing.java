package io.tickfold.engine.streams;

import io.tickfold.contract.wire.ByteClients;
import io.tickfold.contract.wire.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Aborts what an engine has left open that is no longer a member of the group.
///
/// An open transaction hides from readers whatever comes after it in a partition, and keeps the
/// offsets of its input from whoever takes the partition over, until Kafka aborts it after
/// `transaction.timeout.ms`. Whoever is not a member has lost its partitions: should it still be
/// alive, it finds out at its next commit, either way.
final class ZombieFencing implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ZombieFencing.class);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(10);

    /// Kafka Streams names members and transactions after the group and the id of the process.
    private static final Pattern ID =
            Pattern.compile(Pattern.quote(Topics.ENGINE_GROUP) + "-([0-9a-f-]{36})-.*");

    private final Admin admin;
    private final AtomicBoolean isLooking = new AtomicBoolean();

    ZombieFencing(String bootstrapServers) {
        admin = ByteClients.admin(bootstrapServers, Map.of());
    }

    /// Looks for such transactions beside everything else, again and again.
    ///
    /// @param isOver when the partitions have been given to somebody
    void during(BooleanSupplier isOver) {
        if (isLooking.compareAndSet(false, true)) {
            Thread.ofVirtual().name("zombie-fencing").start(() -> lookUntil(isOver));
        }
    }

    private void lookUntil(BooleanSupplier isOver) {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        try {
            do {
                fence();
                LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            } while (!isOver.getAsBoolean() && System.nanoTime() < deadline);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            isLooking.set(false);
        }
    }

    private void fence() throws InterruptedException {
        try {
            Set<String> ids = zombies();
            if (!ids.isEmpty()) {
                admin.fenceProducers(ids).all().get();
                log.info("aborted what engines that are gone had left open: {}", ids);
            }
        } catch (ExecutionException e) {
            log.debug("transactions of engines that are gone end by themselves", e);
        }
    }

    /// The ids of open transactions of engines that are no members.
    private Set<String> zombies() throws ExecutionException, InterruptedException {
        ListTransactionsOptions open =
                new ListTransactionsOptions().filterStates(List.of(TransactionState.ONGOING));
        List<String> ids =
                admin.listTransactions(open).all().get().stream()
                        .map(TransactionListing::transactionalId)
                        .filter(id -> ID.matcher(id).matches())
                        .toList();
        if (ids.isEmpty()) {
            return Set.of();
        }
        Set<String> members = members();
        return ids.stream()
                .filter(id -> processes(id).noneMatch(members::contains))
                .collect(Collectors.toSet());
    }

    private Set<String> members() throws ExecutionException, InterruptedException {
        try {
            return admin
                    .describeConsumerGroups(List.of(Topics.ENGINE_GROUP))
                    .all()
                    .get()
                    .values()
                    .stream()
                    .flatMap(group -> group.members().stream())
                    .map(MemberDescription::clientId)
                    .flatMap(ZombieFencing::processes)
                    .collect(Collectors.toSet());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return Set.of();
            }
            throw e;
        }
    }

    private static Stream<String> processes(String name) {
        return ID.matcher(name).results().map(found -> found.group(1));
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
