package io.tickfold.audit.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tickfold.audit.log.AuditedLog.Part;
import io.tickfold.audit.log.LogRecord.Log;
import io.tickfold.contract.input.Command;
import io.tickfold.contract.input.CommandHeader;
import io.tickfold.contract.input.Deposit;
import io.tickfold.contract.input.OpenAccount;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.CommandId;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.wire.Topics;
import io.tickfold.contract.wire.UnreadableMessageException;
import io.tickfold.embedded.EmbeddedKafka;
import io.tickfold.engine.domain.FoldResult;
import io.tickfold.engine.domain.PartitionFold;
import io.tickfold.engine.streams.LogClient;
import io.tickfold.engine.streams.OrderEngine;
import io.tickfold.engine.streams.OrderEngineProperties;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Reads the log of an engine that is at work.
@Timeout(120)
class RunningEngineTest {

    private static final int PARTITIONS = 2;
    private static final int ACCOUNTS = 6;
    private static final int READINGS = 8;
    private static final int COMMANDS_AT_ONCE = 100;

    @TempDir private Path directory;

    @Test
    void everyInputThatIsReadComesWithAllEventsThatItLedTo() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(directory.resolve("kafka"), 0);
                ExecutorService clients = Executors.newSingleThreadExecutor()) {
            OrderEngine engine = engine(kafka);
            engine.start();
            AtomicBoolean isOver = new AtomicBoolean();
            Future<Boolean> trading = clients.submit(() -> trade(kafka, isOver));
            try {
                long before = 0;
                for (int reading = 0; reading < READINGS; reading++) {
                    before = readMore(kafka, before);
                }
            } finally {
                isOver.set(true);
                assertThat(trading.get()).isTrue();
                engine.stop();
            }
        }
    }

    private OrderEngine engine(EmbeddedKafka kafka) {
        return new OrderEngine(
                kafka.bootstrapServers(),
                new OrderEngineProperties(PARTITIONS, directory.resolve("engine"), 1, 0),
                new SimpleMeterRegistry(),
                () -> {});
    }

    private static boolean trade(EmbeddedKafka kafka, AtomicBoolean isOver) throws Exception {
        try (LogClient client = new LogClient(kafka.bootstrapServers(), PARTITIONS)) {
            for (int i = 0; !isOver.get(); i++) {
                Future<?> sent = client.sendSoon(command(i)).getFirst();
                if (i % COMMANDS_AT_ONCE == 0) {
                    sent.get();
                }
            }
        }
        return true;
    }

    private static Command command(int number) {
        CommandHeader header =
                new CommandHeader(
                        new CommandId("c" + number),
                        new AccountId("acc-" + number % ACCOUNTS),
                        Optional.empty(),
                        Instant.now().plus(Duration.ofMinutes(5)));
        return number < ACCOUNTS
                ? new OpenAccount(header, Money.ZERO)
                : new Deposit(header, Money.of("0.01"));
    }

    /// Reads until there is more than before.
    private static long readMore(EmbeddedKafka kafka, long before) throws Exception {
        long records = before;
        while (records <= before) {
            try (ClusterLog log = ClusterLog.open(kafka.bootstrapServers())) {
                records = 0;
                for (int partition = 0; partition < PARTITIONS; partition++) {
                    records += check(partition, log.read(partition, Part.BOTH));
                }
            }
        }
        return records;
    }

    /// Decides all inputs again; the events must be those that were read.
    private static long check(int partition, Iterator<LogRecord> records) throws Exception {
        PartitionFold fold = new PartitionFold(partition, PARTITIONS);
        Deque<String> expected = new ArrayDeque<>();
        long count = 0;
        while (records.hasNext()) {
            LogRecord next = records.next();
            count++;
            String value = new String(Optional.ofNullable(next.value()).orElseThrow(), UTF_8);
            if (next.log() == Log.EVENTS) {
                assertThat(value).isEqualTo(expected.poll());
            } else {
                assertThat(expected).isEmpty();
                expected.addAll(decide(fold, next));
            }
        }
        assertThat(expected).isEmpty();
        return count;
    }

    private static List<String> decide(PartitionFold fold, LogRecord input)
            throws UnreadableMessageException {
        FoldResult result =
                fold.fold(
                        Topics.TRADE_INPUT.decode(input.headers(), input.value()),
                        input.asInput().position());
        return result.events().stream()
                .map(event -> new String(Topics.TRADE_EVENTS.encode(event), UTF_8))
                .toList();
    }
}
