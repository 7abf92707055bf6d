package io.tickfold.audit.verify;

import static io.tickfold.engine.domain.Inputs.ALICE;
import static io.tickfold.engine.domain.Inputs.BTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tickfold.audit.log.AuditedLog.Part;
import io.tickfold.audit.log.ClusterAddress;
import io.tickfold.audit.log.ClusterLog;
import io.tickfold.audit.log.LogRecord;
import io.tickfold.contract.event.Checkpoint;
import io.tickfold.contract.event.EngineEvent;
import io.tickfold.contract.event.FundsDeposited;
import io.tickfold.contract.input.CommandHeader;
import io.tickfold.contract.input.Deposit;
import io.tickfold.contract.input.OpenAccount;
import io.tickfold.contract.input.PriceTick;
import io.tickfold.contract.input.RulesChanged;
import io.tickfold.contract.value.CommandId;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.wire.Topics;
import io.tickfold.embedded.EmbeddedKafka;
import io.tickfold.engine.domain.Inputs;
import io.tickfold.engine.rebuild.StateRebuild;
import io.tickfold.engine.rebuild.StateRebuild.Loss;
import io.tickfold.engine.streams.LogClient;
import io.tickfold.engine.streams.OrderEngine;
import io.tickfold.engine.streams.OrderEngineProperties;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A log whose engine's state was rebuilt between two checkpoints.
@Timeout(120)
class RebuiltHistoryTest {

    private static final int PARTITIONS = 2;
    private static final int PARTITION = Topics.partitionOf(ALICE, PARTITIONS);
    private static final RulesChanged CHECKPOINTS =
            Inputs.rules(2, Optional.of(Duration.ofSeconds(1)));
    private static final RulesChanged NO_CHECKPOINTS = Inputs.rules(2, Optional.empty());

    @TempDir private Path directory;
    private EmbeddedKafka kafka;
    private LogClient client;
    private OrderEngine engine;
    private int sent;

    @BeforeEach
    void tradeFromOneCheckpointOn() throws Exception {
        kafka = EmbeddedKafka.start(directory.resolve("kafka"), 0);
        client = new LogClient(kafka.bootstrapServers(), PARTITIONS);
        engine = engine();
        engine.start();
        client.send(CHECKPOINTS, new OpenAccount(header(), Money.of("1000")));
        awaitCheckpoints(1);
        client.send(NO_CHECKPOINTS, deposit(), tick(), deposit());
        await().until(() -> events(FundsDeposited.class).size() == 2);
        engine.stop();
    }

    @AfterEach
    void stop() {
        engine.stop();
        client.close();
        kafka.close();
    }

    private OrderEngine engine() {
        return new OrderEngine(
                kafka.bootstrapServers(),
                new OrderEngineProperties(PARTITIONS, directory.resolve("engine"), 1, 0),
                new SimpleMeterRegistry(),
                () -> {});
    }

    @Test
    void isDecidedAgainFromItsBeginning() throws Exception {
        rebuild();

        tradeUntilTheNextCheckpoints();

        PartitionReport report = verify();
        assertThat(report.decided()).isEqualTo(report.inputs());
        assertThat(report.checkpoints()).isEqualTo(events(Checkpoint.class).size());
        assertThat(events(Checkpoint.class)).allMatch(each -> each.inputs().isPresent());
    }

    @Test
    void isDecidedAgainFromTheNextCheckpointIfInputWasMissing() throws Exception {
        int before = events(Checkpoint.class).size();
        deleteInputs(events(FundsDeposited.class).getLast().header().cause().inputOffset());
        rebuild();

        tradeUntilTheNextCheckpoints();

        Checkpoint next = events(Checkpoint.class).get(before);
        assertThat(next.inputs()).isEmpty();
        assertThat(events(Checkpoint.class).getLast().inputs()).isPresent();
        PartitionReport report = verify();
        assertThat(report.decidedFrom())
                .contains(
                        new PartitionReport.DecidedFrom(
                                next.inputOffset() + 1, Optional.of(next.at())));
        assertThat(report.checkpoints()).isEqualTo(events(Checkpoint.class).size());
    }

    private void rebuild() {
        var _ = new StateRebuild(kafka.bootstrapServers(), Loss.REFUSED, (_, _, _, _) -> {}).run();
        StateRebuild.forgetCopies(directory.resolve("engine"));
    }

    private void tradeUntilTheNextCheckpoints() throws Exception {
        engine = engine();
        engine.start();
        client.send(CHECKPOINTS, deposit());
        awaitCheckpoints(events(Checkpoint.class).size() + 2);
        client.send(deposit());
        await().until(() -> events(FundsDeposited.class).size() == 4);
    }

    private void awaitCheckpoints(int number) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> {
                    client.send(tick());
                    return events(Checkpoint.class).size() >= number;
                });
    }

    private void deleteInputs(long before) throws Exception {
        try (Admin admin =
                Admin.create(
                        Map.of(
                                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                                kafka.bootstrapServers()))) {
            TopicPartition inputs = new TopicPartition(Topics.TRADE_INPUT.name(), PARTITION);
            admin.deleteRecords(Map.of(inputs, RecordsToDelete.beforeOffset(before))).all().get();
        }
    }

    private PartitionReport verify() {
        Report report = VerifyCommand.verify(ClusterAddress.of(kafka.bootstrapServers()));
        assertThat(report.findings()).isEmpty();
        assertThat(report.partitions().get(PARTITION).isEngineSame()).isTrue();
        return report.partitions().get(PARTITION);
    }

    private <T extends EngineEvent> List<T> events(Class<T> type) {
        List<T> events = new ArrayList<>();
        try (ClusterLog log = ClusterLog.open(kafka.bootstrapServers())) {
            Iterator<LogRecord> records = log.read(PARTITION, Part.EVENTS);
            while (records.hasNext()) {
                LogRecord record = records.next();
                EngineEvent event =
                        Topics.TRADE_EVENTS
                                .tryDecode(record.headers(), record.value())
                                .orElseThrow();
                if (type.isInstance(event)) {
                    events.add(type.cast(event));
                }
            }
        }
        return events;
    }

    private PriceTick tick() {
        return Inputs.tickAt(Instant.now(), BTC, "42785.00", "43215.00", ++sent);
    }

    private Deposit deposit() {
        return new Deposit(header(), Money.of("1.00"));
    }

    private CommandHeader header() {
        return new CommandHeader(
                new CommandId("c" + ++sent),
                ALICE,
                Optional.empty(),
                Instant.now().plus(Duration.ofMinutes(1)));
    }
}
