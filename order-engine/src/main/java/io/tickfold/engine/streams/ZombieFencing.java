package io.tickfold.engine.streams;

import static java.util.stream.Collectors.toSet;

import io.tickfold.contract.wire.Topics;
import io.tickfold.engine.cluster.EngineGroup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.KafkaFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Aborts what an engine has left open that is no longer a member of the group.
///
/// An open transaction hides from readers whatever comes after it in a partition, and keeps the
/// offsets of its input from whoever takes the partition over, until Kafka aborts it after
/// `transaction.timeout.ms`. Whoever is not a member has lost its partitions: should it still be
/// alive, it finds out at its next commit, either way.
final class ZombieFencing {

    private static final Logger log = LoggerFactory.getLogger(ZombieFencing.class);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(10);

    /// Kafka Streams names members and transactions after the group and the id of the process.
    private static final Pattern ID =
            Pattern.compile(Pattern.quote(Topics.ENGINE_GROUP) + "-([0-9a-f-]{36})-.*");

    private final Admin admin;
    private final AtomicBoolean isLooking = new AtomicBoolean();

    ZombieFencing(Admin admin) {
        this.admin = admin;
    }

    /// Looks for such transactions beside everything else, until it could and the partitions have
    /// been given to somebody.
    ///
    /// @param own the names of this engine's threads, whose transactions it ends itself
    void during(Collection<String> own, BooleanSupplier isOver) {
        if (isLooking.compareAndSet(false, true)) {
            Set<String> process = own.stream().flatMap(ZombieFencing::processes).collect(toSet());
            Thread.ofVirtual().name("zombie-fencing").start(() -> lookUntil(process, isOver));
        }
    }

    private void lookUntil(Set<String> own, BooleanSupplier isOver) {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        try {
            boolean isDone = fence(own);
            while (!(isDone && isOver.getAsBoolean()) && System.nanoTime() < deadline) {
                LockSupport.parkNanos(LOOK_AGAIN.toNanos());
                isDone = fence(own);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            isLooking.set(false);
        }
    }

    /// @return whether nothing is left that could be found
    private boolean fence(Set<String> own) throws InterruptedException {
        try {
            Set<String> ids = zombies(own);
            if (!ids.isEmpty()) {
                admin.fenceProducers(ids).all().get();
                log.info("aborted what engines that are gone had left open: {}", ids);
            }
            return true;
        } catch (ExecutionException | CancellationException e) {
            log.debug("not yet fenced", e);
            return false;
        }
    }

    /// The ids of open transactions of engines that are no members. The members are asked for
    /// afterwards: whoever is one by then is no zombie.
    private Set<String> zombies(Set<String> own) throws ExecutionException, InterruptedException {
        List<String> ids =
                open().stream()
                        .filter(id -> ID.matcher(id).matches())
                        .filter(id -> processes(id).noneMatch(own::contains))
                        .toList();
        if (ids.isEmpty()) {
            return Set.of();
        }
        Set<String> members = members();
        return ids.stream()
                .filter(id -> processes(id).noneMatch(members::contains))
                .collect(toSet());
    }

    /// As far as the brokers answer.
    private List<String> open() throws ExecutionException, InterruptedException {
        ListTransactionsOptions options =
                new ListTransactionsOptions().filterStates(List.of(TransactionState.ONGOING));
        List<String> ids = new ArrayList<>();
        for (KafkaFuture<Collection<TransactionListing>> each :
                admin.listTransactions(options).byBrokerId().get().values()) {
            try {
                each.get().forEach(listing -> ids.add(listing.transactionalId()));
            } catch (ExecutionException e) {
                log.debug("a broker does not say which transactions are open", e);
            }
        }
        return ids;
    }

    private Set<String> members() throws ExecutionException, InterruptedException {
        return new EngineGroup(admin)
                .members().stream()
                        .map(MemberDescription::clientId)
                        .flatMap(ZombieFencing::processes)
                        .collect(toSet());
    }

    private static Stream<String> processes(String name) {
        return ID.matcher(name).results().map(found -> found.group(1));
    }
}
