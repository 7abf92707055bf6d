package io.tickfold.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tickfold.contract.input.Command;
import io.tickfold.contract.input.CommandHeader;
import io.tickfold.contract.input.Deposit;
import io.tickfold.contract.input.OpenAccount;
import io.tickfold.contract.input.OpenOrder;
import io.tickfold.contract.input.PriceTick;
import io.tickfold.contract.input.TradeInput;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.CommandId;
import io.tickfold.contract.value.FeedPosition;
import io.tickfold.contract.value.Leverage;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.ProtectiveLevels;
import io.tickfold.contract.value.Quantity;
import io.tickfold.contract.value.Quote;
import io.tickfold.contract.value.RequestedText;
import io.tickfold.contract.value.Symbol;
import io.tickfold.contract.wire.ByteClients;
import io.tickfold.contract.wire.MessageHeaders;
import io.tickfold.contract.wire.MessageType;
import io.tickfold.contract.wire.Topics;
import io.tickfold.embedded.EmbeddedKafka;
import io.tickfold.engine.OrderEngineApplication;
import io.tickfold.engine.domain.Rules;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/// How long commands wait while an engine that has everything is killed and the other one takes
/// over: two engines as processes, one broker in this one.
///
/// Arguments: open orders (1,000,000), ten for each account; kills (5).
public final class TakeoverBenchmark implements AutoCloseable {

    private static final int PARTITIONS = 4;
    private static final int ORDERS_EACH = 10;
    private static final int MOST_UNDER_WAY = 20_000;
    private static final Duration POLL = Duration.ofMillis(1);
    private static final Duration BETWEEN_PROBES = Duration.ofMillis(10);
    private static final Duration BETWEEN_TICKS = Duration.ofMillis(100);
    private static final Duration WATCHED = Duration.ofSeconds(8);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);
    private static final double QUIET = 0.35;
    private static final String PROBE = "probe-";
    private static final Quote QUOTE = new Quote(Price.of("99.99"), Price.of("100.01"));
    private static final Price LAST = Price.of("100.00");

    private final Path directory = Files.createTempDirectory("tickfold-takeover");
    private final EmbeddedKafka kafka = EmbeddedKafka.start(directory.resolve("kafka"), 0);
    private final KafkaProducer<byte[], byte[]> producer =
            ByteClients.producer(kafka.bootstrapServers(), Map.of("linger.ms", 1));
    private final List<Symbol> symbols = List.of(Rules.BTC, Rules.ETH, Rules.SOL);
    private final List<AccountId> probes;
    private final List<Queue<Long>> sent =
            IntStream.range(0, PARTITIONS)
                    .<Queue<Long>>mapToObj(_ -> new ConcurrentLinkedQueue<>())
                    .toList();
    private final List<AtomicLong> longest =
            IntStream.range(0, PARTITIONS).mapToObj(_ -> new AtomicLong()).toList();
    private final AtomicLong answered = new AtomicLong();
    private long commands;
    private volatile boolean isClosed;

    private TakeoverBenchmark() throws IOException {
        probes =
                IntStream.range(0, PARTITIONS)
                        .mapToObj(partition ->
                                IntStream.iterate(0, i -> i + 1)
                                        .mapToObj(i -> new AccountId(PROBE + i))
                                        .filter(id ->
                                                Topics.partitionOf(id, PARTITIONS) == partition)
                                        .findFirst()
                                        .orElseThrow())
                        .toList();
    }

    public static void main(String[] args) throws IOException {
        int orders = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        int kills = args.length > 1 ? Integer.parseInt(args[1]) : 5;
        try (TakeoverBenchmark benchmark = new TakeoverBenchmark()) {
            benchmark.run(orders, kills);
        }
    }

    private void run(int orders, int kills) throws IOException {
        Process working = engine("one");
        awaitTopics();
        Thread.ofPlatform().daemon().start(this::receive);
        Thread.ofPlatform().daemon().start(this::tick);
        LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        probes.forEach(probe -> send(new OpenAccount(header(probe), Money.of("1.00"))));
        open(orders);
        Process other = engine("two");
        for (int kill = 0; kill < kills; kill++) {
            awaitQuiet(other);
            System.out.printf(Locale.ROOT, "%,9d orders, kill %d:", orders, kill + 1);
            killed(working);
            working = other;
            other = engine(kill % 2 == 0 ? "one" : "two");
        }
        working.destroyForcibly().onExit().join();
        other.destroyForcibly().onExit().join();
    }

    private Process engine(String name) throws IOException {
        ProcessBuilder engine =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx3g",
                        "-XX:+UseParallelGC",
                        "-XX:+UseCompactObjectHeaders",
                        "--sun-misc-unsafe-memory-access=allow",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OrderEngineApplication.class.getName());
        engine.environment()
                .putAll(
                        Map.of(
                                "TICKFOLD_KAFKA_BOOTSTRAP_SERVERS",
                                kafka.bootstrapServers(),
                                "TICKFOLD_ENGINE_PARTITIONS",
                                Integer.toString(PARTITIONS),
                                "TICKFOLD_ENGINE_STANDBYS",
                                "1",
                                "TICKFOLD_ENGINE_WATCH_PORT",
                                "0",
                                "TICKFOLD_ENGINE_STATE_DIRECTORY",
                                directory.resolve(name).toString()));
        File log = directory.resolve(name + ".log").toFile();
        return engine.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start();
    }

    /// An engine creates them.
    private void awaitTopics() {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            while (!consumer.listTopics().containsKey(Topics.TRADE_EVENTS.name())) {
                LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            }
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return ByteClients.consumer(
                kafka.bootstrapServers(),
                IsolationLevel.READ_COMMITTED,
                Map.of("fetch.max.wait.ms", 5));
    }

    private void tick() {
        broadcast(Rules.all());
        for (int i = 1; !isClosed; i++) {
            FeedPosition position = new FeedPosition(1, i);
            symbols.forEach(symbol ->
                    broadcast(new PriceTick(symbol, QUOTE, LAST, position, Instant.now())));
            LockSupport.parkNanos(BETWEEN_TICKS.toNanos());
        }
    }

    private void broadcast(TradeInput input) {
        for (int partition = 0; partition < PARTITIONS; partition++) {
            append(partition, null, input);
        }
    }

    private void open(int orders) {
        long begun = System.nanoTime();
        for (int i = 0; i < orders / ORDERS_EACH; i++) {
            AccountId account = new AccountId(String.format(Locale.ROOT, "sleeper-%07d", i));
            send(new OpenAccount(header(account), Money.of("1000000.00")));
            for (int j = 0; j < ORDERS_EACH; j++) {
                send(order(account, j));
            }
            while (commands - answered.get() > MOST_UNDER_WAY) {
                LockSupport.parkNanos(POLL.toNanos());
            }
        }
        while (commands > answered.get()) {
            LockSupport.parkNanos(POLL.toNanos());
        }
        System.out.printf(
                Locale.ROOT,
                "%,d orders opened in %.0f s%n",
                orders,
                (System.nanoTime() - begun) / 1e9);
    }

    private OpenOrder order(AccountId account, int number) {
        return new OpenOrder(
                header(account),
                new RequestedText(symbols.get(number % symbols.size()).value()),
                new RequestedText(number % 2 == 0 ? "buy" : "sell"),
                Quantity.of("0.01"),
                new Leverage(10),
                new ProtectiveLevels(Optional.empty(), Optional.empty()),
                Optional.empty(),
                Optional.empty());
    }

    private CommandHeader header(AccountId account) {
        return new CommandHeader(
                new CommandId("c" + commands),
                account,
                Optional.empty(),
                Instant.now().plus(Duration.ofHours(1)));
    }

    private void send(Command command) {
        AccountId account = command.header().accountId();
        int partition = Topics.partitionOf(account, PARTITIONS);
        if (account.value().startsWith(PROBE)) {
            sent.get(partition).add(System.nanoTime());
        }
        commands++;
        append(partition, Topics.TRADE_INPUT.encodeKey(account), command);
    }

    private void append(int partition, byte @Nullable [] key, TradeInput input) {
        var _ =
                producer.send(
                        new ProducerRecord<>(
                                Topics.TRADE_INPUT.name(),
                                partition,
                                key,
                                Topics.TRADE_INPUT.encode(input),
                                MessageHeaders.brief(MessageType.of(input), "id")));
    }

    /// Each command has one event as its answer, in the order of the commands of its partition.
    private void receive() {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            consumer.assign(Topics.TRADE_EVENTS.partitions(PARTITIONS));
            consumer.seekToBeginning(consumer.assignment());
            while (!isClosed) {
                consumer.poll(BETWEEN_PROBES).forEach(this::answer);
            }
        }
    }

    private void answer(ConsumerRecord<byte[], byte[]> event) {
        if (event.key() == null) {
            return;
        }
        answered.incrementAndGet();
        if (new String(event.key(), UTF_8).startsWith(PROBE)) {
            Long begun = sent.get(event.partition()).poll();
            if (begun != null) {
                long took = System.nanoTime() - begun;
                longest.get(event.partition()).accumulateAndGet(took, Math::max);
            }
        }
    }

    /// Until an engine has read what there is for it.
    private static void awaitQuiet(Process engine) {
        Duration before = Duration.ZERO;
        Duration used = LOOK_AGAIN;
        while (used.toNanos() > QUIET * LOOK_AGAIN.toNanos()) {
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            Duration now = engine.info().totalCpuDuration().orElseThrow();
            used = now.minus(before);
            before = now;
        }
    }

    private void killed(Process engine) {
        longest.forEach(each -> each.set(0));
        probe(Duration.ofSeconds(1));
        List<Long> before = longest.stream().map(AtomicLong::get).toList();
        engine.destroyForcibly();
        probe(WATCHED);
        List<String> waits = new ArrayList<>();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            waits.add(
                    String.format(
                            Locale.ROOT,
                            "%.2f s (before: %.2f s)",
                            longest.get(partition).get() / 1e9,
                            before.get(partition) / 1e9));
        }
        System.out.println(" the longest wait of each partition: " + String.join(", ", waits));
    }

    private void probe(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            probes.forEach(probe -> send(new Deposit(header(probe), Money.of("0.01"))));
            LockSupport.parkNanos(BETWEEN_PROBES.toNanos());
        }
        while (commands > answered.get()) {
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    @Override
    public void close() {
        isClosed = true;
        producer.close(Duration.ofSeconds(1));
        kafka.close();
        try {
            FileSystemUtils.deleteRecursively(directory);
        } catch (IOException e) {
            System.err.println(directory + " is left: " + e);
        }
    }
}
