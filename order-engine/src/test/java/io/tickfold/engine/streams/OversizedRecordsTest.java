package io.tickfold.engine.streams;

import static io.tickfold.engine.domain.Inputs.ALICE;
import static io.tickfold.engine.domain.Inputs.rules;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickfold.contract.event.AccountOpened;
import io.tickfold.contract.input.CommandHeader;
import io.tickfold.contract.input.OpenAccount;
import io.tickfold.contract.value.CommandId;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.wire.Topics;
import io.tickfold.engine.cluster.EngineStartException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Records as large as Kafka takes them, whose dead letters would be larger.
class OversizedRecordsTest {

    private static final int AS_LARGE_AS_CAN_BE = 1_048_300;
    private static final long DEADLINE = Duration.ofSeconds(60).toNanos();

    @TempDir Path directory;
    private RunningEngine engine;

    @BeforeEach
    void startBroker() {
        engine = new RunningEngine(directory);
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void everyOneIsPutAsideAndTheEngineGoesOn() throws Exception {
        engine.start();
        List<ProducerRecord<byte[], byte[]>> oversized =
                List.of(
                        toSend(new byte[AS_LARGE_AS_CAN_BE], new RecordHeaders(), new byte[0]),
                        toSend(new byte[0], new RecordHeaders(), new byte[AS_LARGE_AS_CAN_BE]),
                        toSend(new byte[0], headers(1, 10, AS_LARGE_AS_CAN_BE), new byte[0]),
                        toSend(new byte[0], headers(1, AS_LARGE_AS_CAN_BE, 0), new byte[0]),
                        toSend(new byte[0], headers(50_000, 10, 6), new byte[0]));
        send(oversized);
        try (LogClient client = engine.client()) {
            client.send(rules(), openAccount());
            assertThat(client.receive(1)).singleElement().isInstanceOf(AccountOpened.class);
        }

        assertThat(deadLetters(oversized.size()))
                .extracting(each -> text(each, "dead-letter-cut"))
                .containsExactly("key", "value", "headers", "headers", "headers");
    }

    @Test
    void itDoesNotStartWithTopicsThatHaveNoRoomForItsMessages() throws Exception {
        NewTopic small =
                new NewTopic(Topics.DEAD_LETTERS.name(), Optional.of(1), Optional.empty())
                        .configs(Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, "1000"));
        engine.admin().createTopics(List.of(small)).all().get();

        assertThatThrownBy(engine::start)
                .isInstanceOf(EngineStartException.class)
                .hasMessage(
                        "max.message.bytes of trade-input-dead-letters is 1000;"
                                + " it must be at least 1048576");
    }

    /// Packed, 40 MB of zeros are 40 KB.
    @Test
    void noRecordBecomesLargerThanItMayBeSent() throws Exception {
        engine.start();
        try (var producer =
                new KafkaProducer<>(
                        Map.<String, Object>of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                engine.bootstrapServers(),
                                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                                "gzip",
                                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                                50_000_000,
                                ProducerConfig.BUFFER_MEMORY_CONFIG,
                                50_000_000L),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            Future<RecordMetadata> sent =
                    producer.send(toSend(new byte[0], new RecordHeaders(), new byte[40_000_000]));

            assertThatThrownBy(sent::get).hasCauseInstanceOf(RecordTooLargeException.class);
        }
    }

    private static ProducerRecord<byte[], byte[]> toSend(
            byte[] key, Headers headers, byte[] value) {
        return new ProducerRecord<>(Topics.TRADE_INPUT.name(), 0, key, value, headers);
    }

    private static Headers headers(int count, int nameLength, int valueLength) {
        Headers headers = new RecordHeaders();
        for (int i = 0; i < count; i++) {
            headers.add("n".repeat(nameLength), new byte[valueLength]);
        }
        return headers;
    }

    private void send(List<ProducerRecord<byte[], byte[]>> all) throws Exception {
        try (var producer =
                new KafkaProducer<>(
                        Map.<String, Object>of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, engine.bootstrapServers()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            for (ProducerRecord<byte[], byte[]> each : all) {
                producer.send(each).get();
            }
        }
    }

    private static OpenAccount openAccount() {
        CommandHeader header =
                new CommandHeader(
                        new CommandId("open"),
                        ALICE,
                        Optional.empty(),
                        Instant.now().plusSeconds(60));
        return new OpenAccount(header, Money.of("10.00"));
    }

    private List<ConsumerRecord<byte[], byte[]>> deadLetters(int expected) {
        List<ConsumerRecord<byte[], byte[]>> letters = new ArrayList<>();
        try (var consumer =
                new KafkaConsumer<>(
                        Map.of(
                                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                engine.bootstrapServers(),
                                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                                "read_committed"),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            List<TopicPartition> all =
                    IntStream.range(0, RunningEngine.PARTITIONS)
                            .mapToObj(p -> new TopicPartition(Topics.DEAD_LETTERS.name(), p))
                            .toList();
            consumer.assign(all);
            consumer.seekToBeginning(all);
            long begun = System.nanoTime();
            while (letters.size() < expected && System.nanoTime() - begun < DEADLINE) {
                consumer.poll(Duration.ofMillis(100)).forEach(letters::add);
            }
        }
        letters.sort((one, other) -> Long.compare(offset(one), offset(other)));
        return letters;
    }

    private static long offset(ConsumerRecord<byte[], byte[]> letter) {
        return Long.parseLong(text(letter, "dead-letter-offset"));
    }

    private static String text(ConsumerRecord<byte[], byte[]> letter, String header) {
        return new String(letter.headers().lastHeader(header).value(), UTF_8);
    }
}
