package io.tickfold.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.value.ChainHash;
import io.tickfold.contract.wire.TopicProvisioning;
import io.tickfold.contract.wire.Topics;
import io.tickfold.embedded.EmbeddedKafka;
import io.tickfold.standalone.BalancesProgram.Ended;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The consumers in `examples`, those of them that can run here, pass over what is newer than they
/// are, and over nothing else.
@Timeout(120)
class ConsumersTest {

    private static final String ALICE = "alice";
    private static final String REFUSAL = ",\"reason\":\"NO_RULES_OF_TOMORROW\",\"details\":{}";

    @TempDir Path data;
    @TempDir Path folder;

    private final Map<String, ChainHash> chains = new HashMap<>();
    private final List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();

    @Test
    void sumWhatTheyKnowAndPassOverWhatIsNewer() throws Exception {
        for (Ended ended : runAll(_ -> {})) {
            assertThat(ended.status()).as(ended.errors()).isZero();
            assertThat(ended.output().replaceAll("\\s", ""))
                    .isEqualTo("{\"alice\":\"125.00\",\"bob\":\"7.00\"}");
        }
    }

    @Test
    void noticeAChangedDigit() throws Exception {
        fail(
                "offset 1",
                "the chain of hashes is broken",
                log -> {
                    ProducerRecord<byte[], byte[]> event = log.get(1);
                    log.set(
                            1,
                            withValue(
                                    event,
                                    new String(event.value(), UTF_8).replace("25.5", "26.5")));
                });
    }

    @Test
    void noticeAMissingHash() throws Exception {
        fail(
                "offset 1",
                "the chain of hashes is broken",
                log -> log.get(1).headers().remove("ce_chainhash"));
    }

    @Test
    void noticeAMissingEvent() throws Exception {
        fail("offset 6", "an event is missing before it", log -> log.remove(1));
    }

    @Test
    void noticeABalanceThatIsNotTheSum() throws Exception {
        fail(
                "offset 8",
                "the balance is 125.01, not 126.00",
                log ->
                        log.add(
                                event(
                                        ALICE,
                                        "funds-deposited",
                                        4,
                                        "126.00",
                                        ",\"amount\":\"0.01\"")));
    }

    private void fail(
            String where, String why, Consumer<List<ProducerRecord<byte[], byte[]>>> change)
            throws Exception {
        for (Ended ended : runAll(change)) {
            assertThat(ended.status()).as(ended.output()).isEqualTo(1);
            assertThat(ended.errors()).contains("balances: partition 0, " + where, why);
        }
    }

    private List<Ended> runAll(Consumer<List<ProducerRecord<byte[], byte[]>>> change)
            throws Exception {
        records.add(event(ALICE, "account-opened", 1, "100.00", ""));
        records.add(event(ALICE, "funds-deposited", 2, "125.50", ",\"amount\":\"25.50\""));
        records.add(record(null, "tickfold.checkpoint.v1", "{}"));
        records.add(event("nobody", "command-refused", 0, "0.00", REFUSAL));
        records.add(event("nobody", "command-refused", 0, "0.00", REFUSAL));
        records.add(event("bob", "account-opened", 1, "0.00", ""));
        records.add(event("bob", "dividend-paid", 2, "7.00", ",\"dividend\":\"7.00\""));
        records.add(event(ALICE, "funds-withdrawn", 3, "125.00", ",\"amount\":\"0.50\""));
        change.accept(records);
        List<Ended> all = new ArrayList<>();
        try (EmbeddedKafka kafka = EmbeddedKafka.start(data, 0)) {
            write(kafka.bootstrapServers());
            for (BalancesProgram program : BalancesProgram.runnable()) {
                all.add(program.run(kafka.bootstrapServers(), folder));
            }
        }
        return all;
    }

    private void write(String kafka) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", kafka);
        try (Admin admin = Admin.create(settings);
                KafkaProducer<byte[], byte[]> producer =
                        new KafkaProducer<>(
                                settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            TopicProvisioning.createMissing(admin, 2);
            for (ProducerRecord<byte[], byte[]> each : records) {
                producer.send(each).get();
            }
        }
    }

    /// An event as the engine writes it, chained to those of its account before it.
    private ProducerRecord<byte[], byte[]> event(
            String account, String type, long sequence, String balance, String more) {
        String name = "tickfold." + type + ".v1";
        String value =
                String.format(
                        Locale.ROOT,
                        """
                        {"accountId":"%s","sequence":%d,"at":"2026-01-02T03:04:05.678Z","rulesVersion":1,\
                        "cause":{"inputOffset":42},"balance":"%s"%s}\
                        """,
                        account,
                        sequence,
                        balance,
                        more);
        ChainHash before =
                sequence == 0 ? ChainHash.START : chains.getOrDefault(account, ChainHash.START);
        ChainHash hash = before.afterEvent(name, value.getBytes(UTF_8));
        if (sequence > 0) {
            chains.put(account, hash);
        }
        ProducerRecord<byte[], byte[]> event = record(account, name, value);
        event.headers().add("ce_chainhash", hash.toString().getBytes(UTF_8));
        return event;
    }

    private static ProducerRecord<byte[], byte[]> record(
            @Nullable String key, String type, String value) {
        byte[] keyBytes = key == null ? null : key.getBytes(UTF_8);
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<byte[], byte[]>(
                        Topics.TRADE_EVENTS.name(), 0, keyBytes, value.getBytes(UTF_8));
        record.headers().add("ce_type", type.getBytes(UTF_8));
        return record;
    }

    private static ProducerRecord<byte[], byte[]> withValue(
            ProducerRecord<byte[], byte[]> event, String value) {
        return new ProducerRecord<byte[], byte[]>(
                event.topic(),
                event.partition(),
                event.key(),
                value.getBytes(UTF_8),
                event.headers());
    }
}
