package io.tickfold.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tickfold.contract.input.CommandHeader;
import io.tickfold.contract.input.OpenAccount;
import io.tickfold.contract.input.PriceChange;
import io.tickfold.contract.input.PriceTick;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.CommandId;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.wire.ByteClients;
import io.tickfold.contract.wire.MessageHeaders;
import io.tickfold.contract.wire.MessageType;
import io.tickfold.contract.wire.TopicProvisioning;
import io.tickfold.contract.wire.Topics;
import io.tickfold.embedded.EmbeddedKafka;
import io.tickfold.engine.OrderEngineApplication;
import io.tickfold.feed.PriceFeedApplication;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/// What a feed manages, with a broker in this process and 12 partitions: trades a second as fast as
/// they come, with and without the interval; hundreds of symbols next to an engine; and how long a
/// trade takes from the exchange's socket to whoever reads `trade-input`.
///
/// Arguments: trades (1,000,000), symbols (300).
public final class FeedBenchmark implements AutoCloseable {

    private static final int PARTITIONS = 12;
    private static final int WITHOUT_INTERVAL = 20;
    private static final int QUOTES_OF_A_SYMBOL = 20;
    private static final int SECONDS_BESIDE_AN_ENGINE = 60;
    private static final Duration WARMING_UP = Duration.ofSeconds(35);
    private static final Duration BESIDE_AN_ENGINE = Duration.ofSeconds(SECONDS_BESIDE_AN_ENGINE);
    private static final Duration PROBED = Duration.ofSeconds(20);
    private static final Duration POLL = Duration.ofMillis(5);
    private static final Duration SETTLED = Duration.ofSeconds(5);
    private static final int TRADES_A_SECOND = 1_000;
    private static final int TIMED = 20 * TRADES_A_SECOND;
    private static final int WARM_UP = 5 * TRADES_A_SECOND;
    private static final Instant FIRST = Instant.parse("2026-03-01T12:00:00Z");

    private final Path directory = Files.createTempDirectory("tickfold-feed");
    private final int symbols;

    private FeedBenchmark(int symbols) throws IOException {
        this.symbols = symbols;
    }

    public static void main(String[] args) throws Exception {
        int trades = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        int symbols = args.length > 1 ? Integer.parseInt(args[1]) : 300;
        try (FeedBenchmark benchmark = new FeedBenchmark(symbols)) {
            benchmark.rulesFile(symbols);
            benchmark.asFastAsPossible("50ms", trades);
            benchmark.asFastAsPossible("0", trades / WITHOUT_INTERVAL);
            benchmark.besideAnEngine();
            benchmark.fromTheSocket();
        }
    }

    private void rulesFile(int count) throws IOException {
        String usual =
                new String(
                        FeedBenchmark.class
                                .getResourceAsStream("/tickfold-instruments.yaml")
                                .readAllBytes(),
                        UTF_8);
        String head = usual.substring(0, usual.indexOf("  - symbol:"));
        String one =
                usual.substring(usual.indexOf("  - symbol:"), usual.indexOf("  - symbol: ETH"));
        Files.writeString(
                directory.resolve("rules.yaml"),
                head
                        + IntStream.range(0, count)
                                .mapToObj(i -> one.replace("BTCUSDT", symbol(i)))
                                .reduce("", String::concat));
    }

    private static String symbol(int number) {
        return number == 0 ? "BTCUSDT" : "COIN" + number + "USDT";
    }

    private void asFastAsPossible(String interval, int count) throws Exception {
        try (EmbeddedKafka kafka = kafka("fast-" + interval)) {
            Path file = recording(count, Duration.ofMillis(1));
            try (ConfigurableApplicationContext _ = recorded(kafka, file, "max", interval);
                    KafkaConsumer<byte[], byte[]> reader =
                            reader(kafka, Topics.MARKET_TRADES.name())) {
                long heard = 0;
                long first = Long.MAX_VALUE;
                long last = 0;
                while (heard < count) {
                    for (ConsumerRecord<byte[], byte[]> each : reader.poll(POLL)) {
                        first = Math.min(first, each.timestamp());
                        last = Math.max(last, each.timestamp());
                        heard +=
                                Topics.MARKET_TRADES
                                        .decode(each.headers(), each.value())
                                        .trades()
                                        .size();
                    }
                }
                LockSupport.parkNanos(SETTLED.toNanos() / 2);
                long input = end(kafka, Topics.TRADE_INPUT.name());
                long ticks = end(kafka, Topics.PRICE_TICKS.name());
                System.out.printf(
                        Locale.ROOT,
                        "interval %s: %,d trades of %d symbols in %.1f s, %,d trades/s;"
                                + " %,d ticks, %,d records in %d partitions of the input%n",
                        interval,
                        heard,
                        symbols,
                        (last - first) / 1e3,
                        heard * 1_000 / Math.max(1, last - first),
                        ticks,
                        input,
                        PARTITIONS);
            }
        }
    }

    private void besideAnEngine() throws Exception {
        int count = symbols * QUOTES_OF_A_SYMBOL * SECONDS_BESIDE_AN_ENGINE;
        Path file = recording(count, BESIDE_AN_ENGINE.dividedBy(count));
        try (EmbeddedKafka kafka = kafka("engine")) {
            Process engine = engine(kafka);
            LockSupport.parkNanos(SETTLED.toNanos());
            try (ConfigurableApplicationContext _ = recorded(kafka, file, "1", "50ms");
                    Probes probes = new Probes(kafka)) {
                LockSupport.parkNanos(WARMING_UP.toNanos());
                Duration before = engine.info().totalCpuDuration().orElseThrow();
                Histogram micros = probes.during(PROBED);
                Duration used = engine.info().totalCpuDuration().orElseThrow().minus(before);
                System.out.printf(
                        Locale.ROOT,
                        "%d symbols with %d quotes/s beside an engine: %,d ticks, %,d records in"
                                + " the input; the engine used %.0f %% of a core, and answered"
                                + " commands within p50 %.1f ms, p99 %.1f ms, longest %.1f ms%n",
                        symbols,
                        QUOTES_OF_A_SYMBOL,
                        end(kafka, Topics.PRICE_TICKS.name()),
                        end(kafka, Topics.TRADE_INPUT.name()),
                        100.0 * used.toNanos() / PROBED.toNanos(),
                        micros.getValueAtPercentile(50) / 1e3,
                        micros.getValueAtPercentile(99) / 1e3,
                        micros.getMaxValue() / 1e3);
            } finally {
                engine.destroyForcibly().onExit().join();
            }
        }
    }

    /// Commands, one after the other, that say how far an engine is behind.
    private static final class Probes implements AutoCloseable {

        private final KafkaProducer<byte[], byte[]> producer;
        private final KafkaConsumer<byte[], byte[]> events;
        private int count;

        Probes(EmbeddedKafka kafka) {
            producer = ByteClients.producer(kafka.bootstrapServers(), Map.of());
            events = reader(kafka, Topics.TRADE_EVENTS.name(), IsolationLevel.READ_COMMITTED);
        }

        Histogram during(Duration time) {
            Histogram micros = new Histogram(3);
            long end = System.nanoTime() + time.toNanos();
            while (System.nanoTime() < end) {
                micros.recordValue(answered() / 1_000);
            }
            return micros;
        }

        private long answered() {
            AccountId account = new AccountId("probe-" + count++);
            long begun = System.nanoTime();
            var _ =
                    producer.send(
                            new ProducerRecord<>(
                                    Topics.TRADE_INPUT.name(),
                                    Topics.partitionOf(account, PARTITIONS),
                                    Topics.TRADE_INPUT.encodeKey(account),
                                    Topics.TRADE_INPUT.encode(open(account)),
                                    MessageHeaders.brief(MessageType.OPEN_ACCOUNT, "probe")));
            boolean isAnswered = false;
            while (!isAnswered) {
                for (ConsumerRecord<byte[], byte[]> each : events.poll(POLL)) {
                    isAnswered |=
                            each.key() != null
                                    && new String(each.key(), UTF_8).equals(account.value());
                }
            }
            return System.nanoTime() - begun;
        }

        private static OpenAccount open(AccountId account) {
            Instant valid = Instant.now().plus(Duration.ofHours(1));
            return new OpenAccount(
                    new CommandHeader(new CommandId("open"), account, Optional.empty(), valid),
                    Money.of("1.00"));
        }

        @Override
        public void close() {
            producer.close();
            events.close();
        }
    }

    private void fromTheSocket() throws Exception {
        Histogram micros = new Histogram(3);
        Exchange exchange = new Exchange();
        exchange.start();
        exchange.started.await();
        rulesFile(1);
        try (EmbeddedKafka kafka = kafka("socket");
                ConfigurableApplicationContext _ =
                        feed(
                                kafka,
                                "tickfold.feed.source=binance",
                                "tickfold.feed.quotes.interval=50ms",
                                "tickfold.feed.binance.address=ws://127.0.0.1:"
                                        + exchange.getPort());
                KafkaConsumer<byte[], byte[]> reader = reader(kafka, Topics.TRADE_INPUT.name())) {
            Thread.ofPlatform().daemon().start(exchange::trade);
            long newest = 0;
            while (newest < TIMED + WARM_UP) {
                for (ConsumerRecord<byte[], byte[]> each : reader.poll(POLL)) {
                    long now = System.nanoTime();
                    if (each.partition() == 0
                            && Topics.TRADE_INPUT.decode(each.headers(), each.value())
                                    instanceof PriceChange change) {
                        for (PriceTick tick : change.ticks()) {
                            int number = tick.last().value().movePointRight(2).intValue() - 100_000;
                            newest = Math.max(newest, number);
                            if (number > WARM_UP && number <= WARM_UP + TIMED) {
                                micros.recordValue((now - exchange.sent[number]) / 1_000);
                            }
                        }
                    }
                }
            }
        } finally {
            exchange.stop();
        }
        System.out.printf(
                Locale.ROOT,
                "%,d trades/s over a WebSocket, from the exchange's send to a reader of the input:"
                        + " p50 %.1f ms, p99 %.1f ms, longest %.1f ms, of %,d ticks%n",
                TRADES_A_SECOND,
                micros.getValueAtPercentile(50) / 1e3,
                micros.getValueAtPercentile(99) / 1e3,
                micros.getMaxValue() / 1e3,
                micros.getTotalCount());
    }

    /// Sends a trade at a price of its own each millisecond, as Binance would.
    private static final class Exchange extends WebSocketServer {

        private final long[] sent = new long[2 * (TIMED + WARM_UP)];
        private final CountDownLatch started = new CountDownLatch(1);
        private final CountDownLatch followed = new CountDownLatch(1);

        Exchange() {
            super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        }

        void trade() {
            try {
                followed.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
            long begun = System.nanoTime();
            for (int i = 1; i < sent.length; i++) {
                long due = begun + i * (1_000_000_000L / TRADES_A_SECOND);
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                String message =
                        String.format(
                                Locale.ROOT,
                                "{\"stream\":\"btcusdt@trade\",\"data\":{\"e\":\"trade\",\"E\":%d,"
                                        + "\"s\":\"BTCUSDT\",\"t\":%d,\"p\":\"%d.%02d\","
                                        + "\"q\":\"0.001\",\"T\":%1$d,\"m\":true,\"M\":true}}",
                                System.currentTimeMillis(),
                                i,
                                (100_000 + i) / 100,
                                (100_000 + i) % 100);
                sent[i] = System.nanoTime();
                broadcast(message);
            }
        }

        @Override
        public void onOpen(WebSocket connection, ClientHandshake handshake) {
            followed.countDown();
        }

        @Override
        public void onStart() {
            started.countDown();
        }

        @Override
        public void onClose(WebSocket connection, int code, String reason, boolean isRemote) {}

        @Override
        public void onMessage(WebSocket connection, String message) {}

        @Override
        public void onError(WebSocket connection, Exception failure) {
            System.err.println("the exchange failed: " + failure);
        }
    }

    /// Trades in turn of all symbols; each price moves up and down by a few steps.
    private Path recording(int count, Duration between) throws IOException {
        Path file = directory.resolve("trades.jsonl");
        try (PrintWriter lines = new PrintWriter(Files.newBufferedWriter(file))) {
            for (int i = 0; i < count; i++) {
                lines.printf(
                        Locale.ROOT,
                        "{\"symbol\":\"%s\",\"price\":\"%d.%02d\",\"quantity\":\"0.01\","
                                + "\"number\":%d,\"time\":\"%s\"}%n",
                        symbol(i % symbols),
                        100 + i % symbols,
                        (i / symbols) * 7 % 100,
                        i / symbols,
                        FIRST.plus(between.multipliedBy(i)));
            }
        }
        return file;
    }

    private ConfigurableApplicationContext recorded(
            EmbeddedKafka kafka, Path file, String speed, String interval) {
        return feed(
                kafka,
                "tickfold.feed.source=recorded",
                "tickfold.feed.recording.file=" + file,
                "tickfold.feed.recording.speed=" + speed,
                "tickfold.feed.quotes.interval=" + interval);
    }

    private ConfigurableApplicationContext feed(EmbeddedKafka kafka, String... settings) {
        return new SpringApplicationBuilder(PriceFeedApplication.class)
                .web(WebApplicationType.NONE)
                .properties(
                        Stream.concat(
                                        Stream.of(
                                                "tickfold.kafka.bootstrap-servers="
                                                        + kafka.bootstrapServers(),
                                                "tickfold.feed.rules-file=file:"
                                                        + directory.resolve("rules.yaml")),
                                        Stream.of(settings))
                                .toArray(String[]::new))
                .run();
    }

    private EmbeddedKafka kafka(String name)
            throws IOException, InterruptedException, ExecutionException {
        EmbeddedKafka kafka = EmbeddedKafka.start(directory.resolve(name), 0);
        try (Admin admin = admin(kafka)) {
            TopicProvisioning.createMissing(admin, PARTITIONS);
        }
        return kafka;
    }

    private Process engine(EmbeddedKafka kafka) throws IOException {
        ProcessBuilder engine =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
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
                                "TICKFOLD_ENGINE_WATCH_PORT",
                                "0",
                                "TICKFOLD_ENGINE_STATE_DIRECTORY",
                                directory.resolve("state").toString()));
        File log = directory.resolve("engine.log").toFile();
        return engine.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(log))
                .start();
    }

    private static Admin admin(EmbeddedKafka kafka) {
        return Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
    }

    private static KafkaConsumer<byte[], byte[]> reader(EmbeddedKafka kafka, String topic) {
        return reader(kafka, topic, IsolationLevel.READ_UNCOMMITTED);
    }

    private static KafkaConsumer<byte[], byte[]> reader(
            EmbeddedKafka kafka, String topic, IsolationLevel isolation) {
        KafkaConsumer<byte[], byte[]> reader =
                ByteClients.consumer(
                        kafka.bootstrapServers(), isolation, Map.of("fetch.max.wait.ms", 5));
        List<TopicPartition> partitions = partitions(topic);
        reader.assign(partitions);
        reader.seekToBeginning(partitions);
        return reader;
    }

    private static List<TopicPartition> partitions(String topic) {
        return IntStream.range(0, PARTITIONS)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .toList();
    }

    private static long end(EmbeddedKafka kafka, String topic) {
        try (KafkaConsumer<byte[], byte[]> reader = reader(kafka, topic)) {
            return reader.endOffsets(partitions(topic)).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }

    @Override
    public void close() {
        try {
            FileSystemUtils.deleteRecursively(directory);
        } catch (IOException e) {
            System.err.println(directory + " is left: " + e);
        }
    }
}
