package io.tickfold.readmodel.candle;

import static io.tickfold.readmodel.candle.CandlesTest.BINANCE;
import static io.tickfold.readmodel.candle.CandlesTest.BTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tickfold.contract.market.MarketTrade;
import io.tickfold.contract.market.MarketTrades;
import io.tickfold.contract.wire.MessageHeaders;
import io.tickfold.contract.wire.MessageType;
import io.tickfold.contract.wire.TopicProvisioning;
import io.tickfold.contract.wire.Topics;
import io.tickfold.embedded.EmbeddedKafka;
import io.tickfold.readmodel.DatabaseKind;
import io.tickfold.readmodel.database.Database;
import io.tickfold.readmodel.database.Databases;
import io.tickfold.readmodel.log.TradeLog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Gateways make candles of the topic while feeds write it: every trade counts once.
@Timeout(240)
class CandleProjectorTest {

    private static final int PARTITIONS = 3;
    private static final int TRADES = Integer.getInteger("tickfold.test.trades", 10_000);
    private static final Duration TAKE_OVER = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofSeconds(100);
    private static final Headers HEADERS = MessageHeaders.brief(MessageType.MARKET_TRADES, "id");

    private final long seed = Long.getLong("tickfold.test.seed", new Random().nextLong());
    private final List<CandleProjector> projectors = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    @TempDir private Path directory;

    @ParameterizedTest
    @EnumSource
    void twoGatewaysMakeTheCandlesOfWhatTwoFeedsWrite(DatabaseKind kind) throws Exception {
        System.out.println("CandleProjectorTest: -Dtickfold.test.seed=" + seed);
        Random random = new Random(seed);
        List<MarketTrade> told =
                RecordedTrades.random(random, TRADES, Duration.ofDays(40).toMillis()).told();
        try (EmbeddedKafka kafka = EmbeddedKafka.start(directory, 0);
                Database database = CandleSchema.open(new Databases(kind.settings()))) {
            createTopics(kafka);
            write(kafka, told.subList(0, told.size() / 2), random);
            begin(kafka, database);
            begin(kafka, database);
            write(kafka, told.subList(told.size() / 3, told.size()), random);
            await().atMost(PATIENCE).until(() -> isAtTheEnd(kafka, database));
            end(threads.size());
            CandlesTest.assertEqual(database, told);

            forgetPositions(database);
            begin(kafka, database);
            await().atMost(PATIENCE).until(() -> isAtTheEnd(kafka, database));
            CandlesTest.assertEqual(database, told);
            assertThat(projectors).allMatch(CandleProjector::isFollowing);
            assertThat(projectors).extracting(CandleProjector::refused).containsOnly(0L);
        } finally {
            end(threads.size());
        }
    }

    /// As another topic under the same name would have it.
    private static void forgetPositions(Database database) {
        var _ = database.sql().sql("UPDATE trade_position SET topic_id = 'another'").update();
    }

    private void begin(EmbeddedKafka kafka, Database database) {
        CandleProjector projector =
                new CandleProjector(
                        () -> TradeLog.connect("candles", kafka.bootstrapServers()),
                        database,
                        TAKE_OVER);
        projectors.add(projector);
        threads.add(Thread.ofPlatform().start(projector));
    }

    private void end(int all) throws InterruptedException {
        for (int i = 0; i < all; i++) {
            projectors.get(i).stop();
            threads.get(i).join();
        }
    }

    private static void createTopics(EmbeddedKafka kafka) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            TopicProvisioning.createMissing(admin, PARTITIONS);
        }
    }

    /// In records of any size, some of which nobody can read.
    private static void write(EmbeddedKafka kafka, List<MarketTrade> told, Random random) {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", kafka.bootstrapServers()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            int from = 0;
            while (from < told.size()) {
                int to = Math.min(told.size(), from + 1 + random.nextInt(MarketTrades.MOST));
                MarketTrades some = new MarketTrades(BTC, BINANCE, told.subList(from, to));
                send(producer, Topics.MARKET_TRADES.encode(some));
                from = to;
            }
            send(producer, new byte[] {'{'});
        }
    }

    private static void send(KafkaProducer<byte[], byte[]> producer, byte[] value) {
        var _ =
                producer.send(
                        new ProducerRecord<>(
                                Topics.MARKET_TRADES.name(),
                                null,
                                Topics.MARKET_TRADES.encodeKey(BTC),
                                value,
                                HEADERS));
    }

    private static boolean isAtTheEnd(EmbeddedKafka kafka, Database database) {
        try (TradeLog log = TradeLog.connect("end", kafka.bootstrapServers())) {
            log.seek(new CandlePositions(database.sql()).of(log.id()));
            return log.read(Duration.ofMillis(200)).records().isEmpty();
        }
    }
}
