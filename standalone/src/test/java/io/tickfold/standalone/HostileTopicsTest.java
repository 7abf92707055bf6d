package io.tickfold.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.audit.cli.ExitCode;
import io.tickfold.contract.input.RulesChanged;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.wire.Topics;
import io.tickfold.standalone.HostileWriter.InputPosition;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Whatever is written to the topics, the instance keeps trading, says of each record that it could
/// not be read, and starts again; the audit finds each that is among the engine's events.
///
/// `-Dtickfold.test.hostile=100000` sends so many records, `-Dtickfold.test.seed=N` about the same
/// ones.
class HostileTopicsTest {

    private static final int RECORDS = Integer.getInteger("tickfold.test.hostile", 600);
    private static final long SEED = Long.getLong("tickfold.test.seed", System.nanoTime());
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int LARGEST_REQUEST = 4 << 20;
    private static final List<AccountId> TRADERS =
            IntStream.range(0, 8).mapToObj(i -> new AccountId("trader-" + i)).toList();

    @TempDir Path data;

    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void noRecordStopsTrading() throws Exception {
        System.out.println("-Dtickfold.test.seed=" + SEED);
        HostileWriter written;
        try (RunningInstance instance = RunningInstance.start(data)) {
            openOrders(instance);
            written = writeHostile(instance.kafka());
            await(() -> assertTrading(instance));
            await(() -> assertThat(deadLetters(instance)).containsAll(written.unreadable()));
            assertThat(EngineCounts.of(instance).unreadable())
                    .isEqualTo(written.unreadable().size());
            assertThat(instance.log())
                    .as("older rules fail at some sums, as they did when they were in force")
                    .doesNotContain("by rules of version 3");
            report(instance, written);
        }
        try (RunningInstance again = RunningInstance.start(data)) {
            await(() -> assertTrading(again));
            assertFound(again.kafka(), written.foreign());
        }
    }

    private static void openOrders(RunningInstance instance) throws Exception {
        for (AccountId trader : TRADERS) {
            TradingClient client = instance.client(trader.value());
            for (int i = 0; i < 5; i++) {
                await(client::open);
            }
        }
    }

    /// Rules and halts that are sound but not meant are taken back, as an operator would.
    private static HostileWriter writeHostile(String kafka) throws Exception {
        RulesChanged rules = rulesInForce(kafka);
        try (KafkaProducer<byte[], byte[]> producer = producer(kafka)) {
            int partitions = producer.partitionsFor(Topics.TRADE_INPUT.name()).size();
            HostileWriter writer = new HostileWriter(producer);
            writer.write(new HostileRecords(new Random(SEED), TRADERS, partitions), RECORDS);
            new UsualMarket(rules).restore(producer, partitions);
            return writer;
        }
    }

    private static void assertTrading(RunningInstance instance) throws InterruptedException {
        for (AccountId trader : TRADERS) {
            try {
                TradingClient client = instance.client("new-" + trader);
                assertThat(client.closeOrder(client.open()).status()).isEqualTo(200);
            } catch (IOException | IllegalStateException e) {
                throw new AssertionError(trader + " cannot trade: " + e, e);
            }
        }
    }

    private static void assertFound(String kafka, int foreign) {
        JsonNode report =
                AuditRun.json(
                        ExitCode.DIFFERENCES, "verify", "--json", "--bootstrap-servers", kafka);
        assertThat(report.get("partitions").values())
                .extracting(each -> each.get("findings").asInt())
                .satisfies(found ->
                        assertThat(found.stream().mapToInt(Integer::intValue).sum())
                                .isEqualTo(foreign));
        assertThat(report.get("findings").values())
                .extracting(each -> each.get("kind").asString())
                .containsOnly("FOREIGN");
    }

    private static RulesChanged rulesInForce(String kafka) throws Exception {
        ConsumerRecord<byte[], byte[]> last =
                TopicContent.read(kafka, Topics.TRADING_RULES).getLast();
        return Topics.TRADING_RULES.decode(last.headers(), last.value());
    }

    /// The inputs of which there is a dead letter.
    private static Set<InputPosition> deadLetters(RunningInstance instance) {
        Set<InputPosition> letters = new HashSet<>();
        for (var each : TopicContent.read(instance.kafka(), Topics.DEAD_LETTERS)) {
            Header partition = each.headers().lastHeader("dead-letter-partition");
            Header offset = each.headers().lastHeader("dead-letter-offset");
            if (partition != null && offset != null) {
                letters.add(new InputPosition((int) number(partition), number(offset)));
            }
        }
        return letters;
    }

    private static long number(Header header) {
        return Long.parseLong(new String(header.value(), UTF_8));
    }

    private static void report(RunningInstance instance, HostileWriter written) throws Exception {
        System.out.printf(
                Locale.ROOT,
                "%d records, %d refused by Kafka, %d among the engine's events,"
                        + " %d unreadable and %d dead letters%n%s%n",
                RECORDS,
                written.refused(),
                written.foreign(),
                written.unreadable().size(),
                deadLetters(instance).size(),
                EngineCounts.of(instance));
    }

    private static void await(ThrowingRunnable condition) {
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .ignoreExceptions()
                .untilAsserted(condition);
    }

    private static KafkaProducer<byte[], byte[]> producer(String kafka) {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        kafka,
                        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                        LARGEST_REQUEST,
                        ProducerConfig.COMPRESSION_TYPE_CONFIG,
                        "gzip"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }
}
