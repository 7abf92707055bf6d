package io.tickfold.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.audit.Audit;
import io.tickfold.contract.input.RulesChanged;
import io.tickfold.contract.input.SymbolHalt;
import io.tickfold.contract.input.TradeInput;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.wire.MessageHeaders;
import io.tickfold.contract.wire.MessageType;
import io.tickfold.contract.wire.Topics;
import io.tickfold.contract.wire.UnreadableMessageException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever is written to the topics, the instance keeps trading, says of each record that it could
/// not be read, and starts again.
///
/// `-Dtickfold.test.hostile=100000` sends so many records, `-Dtickfold.test.seed=N` the same ones.
class HostileTopicsTest {

    private static final int RECORDS = Integer.getInteger("tickfold.test.hostile", 3_000);
    private static final long SEED = Long.getLong("tickfold.test.seed", System.nanoTime());
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final List<AccountId> TRADERS =
            IntStream.range(0, 8).mapToObj(i -> new AccountId("trader-" + i)).toList();

    @TempDir Path data;

    private final Set<String> unreadable = ConcurrentHashMap.newKeySet();
    private final AtomicInteger refusedByKafka = new AtomicInteger();

    @Test
    void noRecordStopsTrading() throws Exception {
        System.out.println("-Dtickfold.test.seed=" + SEED);
        try (RunningInstance instance = RunningInstance.start(data)) {
            openOrders(instance);
            try (KafkaProducer<byte[], byte[]> producer = producer(instance.kafka())) {
                RulesChanged rules = rulesInForce(instance.kafka());
                sendHostile(producer, partitions(producer));
                takeBack(producer, rules);
            }
            awaitTrading(instance);
            assertThat(deadLetters(instance.kafka())).containsAll(unreadable);
            System.out.printf(
                    "%d records, %d unreadable, %d refused by Kafka%n",
                    RECORDS, unreadable.size(), refusedByKafka.get());
        }
        try (RunningInstance again = RunningInstance.start(data)) {
            awaitTrading(again);
            assertThat(Audit.execute("verify", "--bootstrap-servers", again.kafka()))
                    .as("verify ends by itself")
                    .isIn(0, 1);
        }
    }

    private static void openOrders(RunningInstance instance) throws Exception {
        for (AccountId trader : TRADERS) {
            TradingClient client = instance.client(trader.value());
            for (int i = 0; i < 5; i++) {
                client.open();
            }
        }
    }

    private void sendHostile(KafkaProducer<byte[], byte[]> producer, int partitions)
            throws Exception {
        HostileRecords hostile = new HostileRecords(new Random(SEED), TRADERS, partitions);
        for (int i = 0; i < RECORDS; i++) {
            ProducerRecord<byte[], byte[]> each = hostile.next();
            boolean isUnreadable = isUnreadable(each);
            var _ = producer.send(
                    each,
                    (metadata, failure) -> {
                        if (failure != null) {
                            refusedByKafka.incrementAndGet();
                        } else if (isUnreadable) {
                            unreadable.add(metadata.partition() + "-" + metadata.offset());
                        }
                    });
        }
        producer.flush();
    }

    private static boolean isUnreadable(ProducerRecord<byte[], byte[]> each) {
        if (!each.topic().equals(Topics.TRADE_INPUT.name())) {
            return false;
        }
        try {
            Topics.TRADE_INPUT.decode(each.headers(), each.value());
            return false;
        } catch (UnreadableMessageException _) {
            return true;
        }
    }

    /// What an operator does after rules and halts that are valid but not meant.
    private static void takeBack(KafkaProducer<byte[], byte[]> producer, RulesChanged rules) {
        List<TradeInput> inputs =
                Stream.concat(
                                Stream.<TradeInput>of(rules),
                                rules.instruments().stream()
                                        .map(each -> new SymbolHalt(each.symbol(), false)))
                        .toList();
        for (int partition = 0; partition < partitions(producer); partition++) {
            for (TradeInput input : inputs) {
                var _ = producer.send(
                        new ProducerRecord<byte[], byte[]>(
                                Topics.TRADE_INPUT.name(),
                                partition,
                                (byte[]) null,
                                Topics.TRADE_INPUT.encode(input),
                                headersOf(input)));
            }
        }
        producer.flush();
    }

    private static Headers headersOf(TradeInput input) {
        return MessageHeaders.brief(MessageType.of(input), UUID.randomUUID().toString());
    }

    private static void awaitTrading(RunningInstance instance) {
        Awaitility.await()
                .atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(() -> {
                    for (AccountId trader : TRADERS) {
                        TradingClient client = instance.client("new-" + trader);
                        assertThat(client.closeOrder(client.open()).status()).isEqualTo(200);
                    }
                });
    }

    private static RulesChanged rulesInForce(String kafka) throws Exception {
        List<ConsumerRecord<byte[], byte[]>> rules =
                TopicContent.read(kafka, Topics.TRADING_RULES);
        ConsumerRecord<byte[], byte[]> last = rules.getLast();
        return Topics.TRADING_RULES.decode(last.headers(), last.value());
    }

    /// Partition and offset in the input of each dead letter.
    private static Set<String> deadLetters(String kafka) {
        Set<String> letters = new HashSet<>();
        for (var each : TopicContent.read(kafka, Topics.DEAD_LETTERS)) {
            var offset = each.headers().lastHeader("dead-letter-offset");
            if (offset != null) {
                letters.add(each.partition() + "-" + new String(offset.value(), UTF_8));
            }
        }
        return letters;
    }

    private static int partitions(KafkaProducer<byte[], byte[]> producer) {
        return producer.partitionsFor(Topics.TRADE_INPUT.name()).size();
    }

    private static KafkaProducer<byte[], byte[]> producer(String kafka) {
        Map<String, Object> settings =
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        kafka,
                        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                        4 << 20);
        return new KafkaProducer<>(
                settings, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
