package io.tickfold.engine.streams;

import static io.tickfold.engine.streams.RebuildException.Reason.NO_EVENTS;

import io.tickfold.contract.wire.TopicProvisioning;
import io.tickfold.contract.wire.Topics;
import io.tickfold.engine.journal.PartitionJournal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/// Makes the engine's state anew from all events, while no engine runs.
///
/// Everything is read before anything is changed. The committed offsets are forgotten first and
/// written last: in between no engine starts, so a rebuild that was interrupted is never taken for
/// a complete one.
public final class StateRebuild {

    private final String bootstrapServers;
    private final RebuildProgress progress;

    public StateRebuild(String bootstrapServers, RebuildProgress progress) {
        this.bootstrapServers = bootstrapServers;
        this.progress = progress;
    }

    /// Removes an engine's local copies of the state that was; it makes new ones when it starts.
    ///
    /// @throws EngineStartException if an engine uses them
    public static void forgetCopies(Path stateDirectory) {
        LocalState.forgetCopies(stateDirectory);
    }

    /// A partition's state, and how it came about.
    private record State(
            PartitionJournal journal, PartitionProgress head, InputRange inputs, long events) {}

    /// Returns when an engine can go on from the new state.
    ///
    /// @throws RebuildException if it cannot be made; nothing was changed then
    /// @throws KafkaException if Kafka fails; the rebuild then has to be started again
    public List<RebuiltPartition> run() {
        try (Admin admin =
                Admin.create(
                        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
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
        EngineGroup group = new EngineGroup(admin);
        ClusterTopics topics = new ClusterTopics(admin);
        group.requireEmpty();
        int partitions = requireEvents(topics);
        TopicProvisioning.createMissing(admin, partitions);
        List<State> states = read(partitions);
        group.forget();
        new ChangelogTopics(admin).createAnew(partitions);
        write(states, KafkaCommittedLog.topics(admin));
        new CommittedOffsets(admin, topics).commit(offsets(states));
        return results(states);
    }

    private static int requireEvents(ClusterTopics topics)
            throws ExecutionException, InterruptedException {
        String events = Topics.TRADE_EVENTS.name();
        if (!topics.names().contains(events) || !topics.wasWritten(events)) {
            throw new RebuildException(
                    NO_EVENTS,
                    "%s holds nothing to make a state from; if it was lost, restore it from a copy"
                            .formatted(events));
        }
        return topics.partitions(events).size();
    }

    private List<State> read(int partitions) {
        try (CommittedEvents events = new CommittedEvents(bootstrapServers);
                KafkaConsumer<byte[], byte[]> inputs =
                        CommittedEvents.consumer(
                                bootstrapServers, IsolationLevel.READ_UNCOMMITTED)) {
            List<State> states = new ArrayList<>();
            for (int partition = 0; partition < partitions; partition++) {
                PartitionReading reading = new PartitionReading(partition, partitions, progress);
                events.awaitSettled(partition);
                reading.readEvents(events);
                InputRange range = reading.readInputs(inputs);
                PartitionRebuild rebuild = reading.rebuild();
                states.add(new State(rebuild.finish(), rebuild.head(), range, reading.events()));
            }
            return states;
        }
    }

    private void write(List<State> states, Map<String, String> topics) {
        try (ChangelogWriter writer = new ChangelogWriter(bootstrapServers)) {
            for (int partition = 0; partition < states.size(); partition++) {
                State state = states.get(partition);
                MapEntries accounts = new MapEntries();
                MapEntries head = new MapEntries();
                PartitionStores.of(accounts, head)
                        .save(state.journal(), state.head().in(topics, state.inputs().folded()));
                writer.write(TradeTopology.STATE, partition, accounts);
                writer.write(TradeTopology.HEAD, partition, head);
                progress.advanced("writing state", partition, partition + 1, states.size());
            }
            writer.flush();
        }
    }

    private static Map<TopicPartition, Long> offsets(List<State> states) {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        for (int partition = 0; partition < states.size(); partition++) {
            offsets.put(
                    new TopicPartition(Topics.TRADE_INPUT.name(), partition),
                    states.get(partition).inputs().next());
        }
        return offsets;
    }

    private static List<RebuiltPartition> results(List<State> states) {
        List<RebuiltPartition> results = new ArrayList<>();
        for (int partition = 0; partition < states.size(); partition++) {
            State state = states.get(partition);
            results.add(
                    RebuiltPartition.of(
                            partition, state.journal().fold(), state.events(), state.inputs()));
        }
        return results;
    }
}
