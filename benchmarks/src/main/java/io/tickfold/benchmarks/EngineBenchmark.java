package io.tickfold.benchmarks;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tickfold.contract.input.CloseOrder;
import io.tickfold.contract.input.Command;
import io.tickfold.contract.input.CommandHeader;
import io.tickfold.contract.input.OpenAccount;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.CommandId;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.value.OrderId;
import io.tickfold.contract.wire.TopicProvisioning;
import io.tickfold.embedded.EmbeddedKafka;
import io.tickfold.engine.streams.OrderEngine;
import io.tickfold.engine.streams.OrderEngineProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;

/// How long the engine takes from a command in the log to its event, next to the floor: a
/// transaction that copies records and keeps no state. Broker, engine and client share this JVM.
///
/// Arguments: seconds for each measurement (5).
public final class EngineBenchmark {

    private static final int PARTITIONS = 4;
    private static final int ACCOUNTS = 256;
    private static final int WARM_UP_IN_FLIGHT = 16;
    private static final List<Integer> IN_FLIGHT = List.of(1, 8, 64, 512);
    private static final OrderId NO_ORDER = new OrderId("ord_0123456789abcdef");

    private EngineBenchmark() {}

    public static void main(String[] args) throws IOException {
        Duration each = Duration.ofSeconds(args.length > 0 ? Integer.parseInt(args[0]) : 5);
        try (EmbeddedKafka kafka = newKafka()) {
            createTopics(kafka);
            try (TransactionalLoop _ =
                    new TransactionalLoop(kafka.bootstrapServers(), PARTITIONS)) {
                measure("floor: bare loop with transactions", kafka, each);
            }
        }
        try (EmbeddedKafka kafka = newKafka()) {
            OrderEngine engine = newEngine(kafka.bootstrapServers());
            engine.start();
            measure("engine", kafka, each);
            engine.stop();
        }
    }

    private static EmbeddedKafka newKafka() throws IOException {
        return EmbeddedKafka.start(Files.createTempDirectory("tickfold-benchmark"), 0);
    }

    private static void createTopics(EmbeddedKafka kafka) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            TopicProvisioning.createMissing(admin, PARTITIONS);
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException("cannot create topics", e);
        }
    }

    private static OrderEngine newEngine(String bootstrapServers) throws IOException {
        Path state = Files.createTempDirectory("tickfold-benchmark");
        return new OrderEngine(
                bootstrapServers,
                new OrderEngineProperties(PARTITIONS, state, 1, 0),
                new SimpleMeterRegistry(),
                () -> System.err.println("the engine died"));
    }

    private static void measure(String path, EmbeddedKafka kafka, Duration each) {
        System.out.println(path);
        try (ClosedLoop loop = new ClosedLoop(kafka.bootstrapServers(), PARTITIONS)) {
            Supplier<Command> commands = commands();
            loop.run(WARM_UP_IN_FLIGHT, each.multipliedBy(3), commands);
            for (int inFlight : IN_FLIGHT) {
                System.out.printf(
                        Locale.ROOT, "%5d  %s%n", inFlight, loop.run(inFlight, each, commands));
            }
        }
    }

    /// First opens some accounts, then asks in turn for closes of an order that none of them has:
    /// each advances its account, so state and events are written as for any other command.
    private static Supplier<Command> commands() {
        AtomicLong count = new AtomicLong();
        return () -> {
            long n = count.getAndIncrement();
            CommandHeader header =
                    new CommandHeader(
                            new CommandId("c" + n),
                            new AccountId("a" + n % ACCOUNTS),
                            Optional.empty(),
                            Instant.now().plusSeconds(30));
            return n < ACCOUNTS
                    ? new OpenAccount(header, Money.of("10000.00"))
                    : new CloseOrder(header, NO_ORDER, Optional.empty());
        };
    }
}
