package io.tickfold.engine.streams;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.tickfold.contract.wire.ByteClients;
import io.tickfold.contract.wire.TopicProvisioning;
import io.tickfold.engine.cluster.ClusterTopics;
import io.tickfold.engine.cluster.EngineGroup;
import io.tickfold.engine.cluster.EngineStartException;
import io.tickfold.engine.startup.LostHistory;
import io.tickfold.engine.startup.StartChecks;
import io.tickfold.engine.stores.LocalState;
import io.tickfold.engine.stores.StoreTopics;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.ThreadMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Runs the engine as a service: creates missing topics, checks what must hold, then folds until it
/// is stopped.
public final class OrderEngine implements SmartLifecycle {

    /// Starts before whatever sends commands, and stops after it, so that all are answered.
    private static final int PHASE = DEFAULT_PHASE - 8_192;

    private static final Logger log = LoggerFactory.getLogger(OrderEngine.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration KAFKA_STARTS = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final String bootstrapServers;
    private final OrderEngineProperties properties;
    private final MeterRegistry registry;
    private final Runnable whenDead;
    private volatile Optional<KafkaStreams> streams = Optional.empty();
    private volatile CatchUp catchUp = new CatchUp(Map.of(), Map.of());
    private Optional<TaskResources> resources = Optional.empty();
    private Optional<Admin> impatientAdmin = Optional.empty();
    private Optional<Presence> presence = Optional.empty();
    private Optional<PeerWatch> peers = Optional.empty();

    /// What an engine is doing.
    public enum Work {
        /// It gets its partitions and restores their state.
        STARTING,
        /// It folds inputs of before its start, far from their end.
        CATCHING_UP,
        /// Every partition is being folded as inputs come.
        FOLDING,
        /// It does not run, and does not begin by itself.
        ENDED
    }

    /// @param whenDead runs if the engine stops by itself, for a fault that a restart of one of its
    ///   threads cannot mend
    public OrderEngine(
            String bootstrapServers,
            OrderEngineProperties properties,
            MeterRegistry registry,
            Runnable whenDead) {
        this.bootstrapServers = bootstrapServers;
        this.properties = properties;
        this.registry = registry;
        this.whenDead = whenDead;
    }

    /// @throws EngineStartException if the engine must not run on what the cluster holds
    @Override
    public void start() {
        Cluster cluster = prepare();
        LocalState.forgetCopies(properties.stateDirectory());
        presence =
                Optional.of(properties)
                        .filter(engine -> engine.watchPort() >= 0)
                        .map(engine -> Presence.open(engine.watchAddress(), engine.watchPort()));
        TaskResources shared =
                TaskResources.open(
                        bootstrapServers,
                        cluster.partitions,
                        cluster.hasFormerStore,
                        registry,
                        properties.standbys() > 0,
                        properties.skip());
        resources = Optional.of(shared);
        KafkaStreams created =
                new KafkaStreams(
                        TradeTopology.build(shared),
                        EngineSettings.of(
                                bootstrapServers, properties, presence.map(Presence::name)));
        Admin impatient = EngineGroup.impatientAdmin(bootstrapServers);
        impatientAdmin = Optional.of(impatient);
        ZombieFencing zombies = new ZombieFencing(impatient);
        shared.copies().ifPresent(created::setStandbyUpdateListener);
        Runnable fence =
                () ->
                        zombies.during(
                                threads(created),
                                () -> created.state() != KafkaStreams.State.REBALANCING);
        created.setStateListener((now, _) -> {
            if (now == KafkaStreams.State.ERROR) {
                Thread.ofPlatform().name("engine-dead").start(whenDead);
            } else if (now == KafkaStreams.State.REBALANCING) {
                fence.run();
            }
        });
        created.setUncaughtExceptionHandler(
                new FaultPolicy(Clock.systemUTC(), properties.threads()));
        new KafkaStreamsMetrics(created).bindTo(registry);
        created.start();
        streams = Optional.of(created);
        peers = presence.map(own -> new PeerWatch(new EngineGroup(impatient), own, fence));
    }

    private static List<String> threads(KafkaStreams streams) {
        return streams.metadataForLocalThreads().stream().map(ThreadMetadata::threadName).toList();
    }

    /// @param partitions how many `trade-input` has
    /// @param hasFormerStore whether an engine up to format 3 has been at work
    private record Cluster(int partitions, boolean hasFormerStore) {}

    /// Brokers that are starting may not have found each other yet.
    private Cluster prepare() {
        long deadline = System.nanoTime() + KAFKA_STARTS.toNanos();
        while (true) {
            try (Admin admin = ByteClients.admin(bootstrapServers, Map.of())) {
                return prepare(admin);
            } catch (ExecutionException e) {
                if (!mayPass(e) || System.nanoTime() - deadline > 0) {
                    String message = "Kafka at " + bootstrapServers + " refused: " + e.getCause();
                    throw new EngineStartException(message, e);
                }
                log.warn("Kafka at {} is not ready: {}", bootstrapServers, e.getMessage());
                LockSupport.parkNanos(PAUSE.toNanos());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new EngineStartException("interrupted", e);
            }
        }
    }

    private static boolean mayPass(ExecutionException failure) {
        Throwable cause = failure.getCause();
        return cause instanceof RetriableException
                || cause instanceof InvalidReplicationFactorException
                || cause instanceof TimeoutException;
    }

    private Cluster prepare(Admin admin) throws ExecutionException, InterruptedException {
        ClusterTopics topics = new ClusterTopics(admin);
        new LostHistory(topics).check();
        TopicProvisioning.createMissing(admin, properties.partitions());
        int partitions = new StartChecks(admin, topics).run();
        catchUp = CatchUp.from(topics);
        return new Cluster(partitions, StoreTopics.haveFormer(topics.names()));
    }

    public Work work() {
        return streams.map(this::work).orElse(Work.ENDED);
    }

    private Work work(KafkaStreams running) {
        return switch (running.state()) {
            case CREATED, REBALANCING -> Work.STARTING;
            case RUNNING -> inputsLeft() > 0 ? Work.CATCHING_UP : Work.FOLDING;
            case PENDING_SHUTDOWN, NOT_RUNNING, PENDING_ERROR, ERROR -> Work.ENDED;
        };
    }

    /// How many inputs it has to fold until it has nearly reached the end that they had at its
    /// start.
    public long inputsLeft() {
        return streams.map(catchUp::left).orElse(0L);
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    @Override
    public void stop() {
        streams.ifPresent(running ->
                running.close(
                        CloseOptions.groupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP)
                                .withTimeout(CLOSE_TIMEOUT)));
        streams = Optional.empty();
        peers.ifPresent(PeerWatch::close);
        peers = Optional.empty();
        presence.ifPresent(Presence::close);
        presence = Optional.empty();
        impatientAdmin.ifPresent(impatient -> impatient.close(Duration.ZERO));
        impatientAdmin = Optional.empty();
        resources.ifPresent(TaskResources::close);
        resources = Optional.empty();
    }

    @Override
    public boolean isRunning() {
        return streams.isPresent();
    }
}
