package io.tickfold.engine.rebuild;

import static io.tickfold.engine.rebuild.RebuildException.Reason.LOST_EVENTS;
import static io.tickfold.engine.rebuild.RebuildException.Reason.NO_EVENTS;
import static java.util.stream.Collectors.toMap;

import io.tickfold.contract.wire.ByteClients;
import io.tickfold.contract.wire.TopicProvisioning;
import io.tickfold.contract.wire.Topics;
import io.tickfold.engine.cluster.ClusterTopics;
import io.tickfold.engine.cluster.CommittedEvents;
import io.tickfold.engine.rebuild.PartitionReading.State;
import io.tickfold.engine.startup.CommittedOffsets;
import io.tickfold.engine.stores.LocalState;
import io.tickfold.engine.stores.PartitionStores;
import io.tickfold.engine.stores.StoreTopics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;

/// Rebuilds the engine's state from all events, while no engine runs.
///
/// It reads everything before it changes anything. It deletes the committed offsets first and
/// commits new ones last: no engine starts in between, so an interrupted rebuild never passes for a
/// complete one.
public final class StateRebuild {

    /// Is told how far a rebuild has advanced.
    @FunctionalInterface
    public interface Progress {

        /// @param step what is being done, such as `reading trade-events`
        /// @param done of how many records in all
        void advanced(String step, int partition, long done, long total);
    }

    private final String bootstrapServers;
    private final Loss loss;
    private final Progress progress;

    /// What to do if the engine's state follows from events that are not there any more.
    public enum Loss {
        REFUSED,
        ACCEPTED
    }

    public StateRebuild(String bootstrapServers, Loss loss, Progress progress) {
        this.bootstrapServers = bootstrapServers;
        this.loss = loss;
        this.progress = progress;
    }

    /// Removes an engine's local copies of its old state; it makes new ones when it starts.
    ///
    /// @throws EngineStartException if an engine uses them
    public static void forgetCopies(Path stateDirectory) {
        LocalState.forgetCopies(stateDirectory);
    }

    /// Returns when an engine can resume from the new state.
    ///
    /// @throws RebuildException if the state cannot be rebuilt; nothing was changed then
    /// @throws KafkaException if Kafka fails; the rebuild then has to be started again
    public List<RebuiltPartition> run() {
        try (Admin admin = ByteClients.admin(bootstrapServers, Map.of())) {
            return run(admin);
        } catch (ExecutionException e) {
            throw new KafkaException("Kafka at " + bootstrapServers + " refused", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted", e);
        }
    }

    private List<RebuiltPartition> run(Admin admin)
            throws ExecutionException, InterruptedException {
        StoppedEngines engines = new StoppedEngines(admin);
        ClusterTopics topics = new ClusterTopics(admin);
        engines.require();
        int partitions = requireEvents(topics);
        TopicProvisioning.createMissing(admin, partitions);
        requireSettled(topics);
        List<State> states = read(partitions);
        requireAnEvent(states);
        if (loss == Loss.REFUSED) {
            states.forEach(StateRebuild::requireNoneMissed);
        }
        engines.forget();
        new ChangelogTopic(admin).recreate(partitions);
        write(states, topics.ids(StoreTopics.required(Set.of())));
        new CommittedOffsets(admin, topics)
                .commit(states.stream().collect(toMap(State::topic, State::next)));
        return states.stream().map(RebuiltPartition::of).toList();
    }

    private static int requireEvents(ClusterTopics topics)
            throws ExecutionException, InterruptedException {
        String events = Topics.TRADE_EVENTS.name();
        if (!topics.names().contains(events) || !topics.wasWritten(events)) {
            throw new RebuildException(
                    NO_EVENTS,
                    String.format(
                            Locale.ROOT,
                            "%s holds nothing to make a state from; if it was lost, restore it from a copy",
                            events));
        }
        return topics.partitions(events).size();
    }

    /// What nobody recognises is no empty market.
    private static void requireAnEvent(List<State> states) {
        if (states.stream().allMatch(each -> each.events() == 0)
                && states.stream().anyMatch(each -> each.foreign().count() > 0)) {
            throw new RebuildException(
                    NO_EVENTS,
                    String.format(
                                    Locale.ROOT,
                                    "%s holds records, but none that an engine wrote; if no engine ever ran, delete",
                                    Topics.TRADE_EVENTS.name())
                            + " the topic");
        }
    }

    private static void requireNoneMissed(State state) {
        state.missed()
                .ifPresent(event -> {
                    throw new RebuildException(
                            LOST_EVENTS,
                            String.format(
                                    Locale.ROOT,
                                    "%s has lost event %s, which the engine's state ends with; restore it from a copy,"
                                            + " or lose what was decided with --accept-loss",
                                    Topics.TRADE_EVENTS.partition(state.partition()),
                                    event.id()));
                });
    }

    private static void requireSettled(ClusterTopics topics)
            throws ExecutionException, InterruptedException {
        String events = Topics.TRADE_EVENTS.name();
        if (!topics.awaitSettled(topics.ends(topics.partitions(events)))) {
            throw new KafkaException("a transaction stays open in " + events);
        }
    }

    private List<State> read(int partitions) {
        try (CommittedEvents events = new CommittedEvents(bootstrapServers);
                KafkaConsumer<byte[], byte[]> inputs =
                        CommittedEvents.consumer(
                                bootstrapServers, IsolationLevel.READ_UNCOMMITTED)) {
            List<State> states = new ArrayList<>();
            for (int partition = 0; partition < partitions; partition++) {
                PartitionReading reading = new PartitionReading(partition, partitions, progress);
                states.add(reading.read(events, inputs));
            }
            return states;
        }
    }

    private void write(List<State> states, Map<String, String> topics) {
        try (ChangelogWriter writer = new ChangelogWriter(bootstrapServers)) {
            for (State state : states) {
                NavigableMap<String, byte[]> head = new TreeMap<>();
                PartitionStores.of(head)
                        .save(state.journal(), state.reached().in(topics, state.inputs().folded()));
                int partition = state.partition();
                writer.write(partition, head);
                progress.advanced("writing state", partition, partition + 1, states.size());
            }
            writer.flush();
        }
    }
}
