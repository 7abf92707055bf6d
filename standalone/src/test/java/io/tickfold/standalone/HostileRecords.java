package io.tickfold.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.wire.Topic;
import io.tickfold.contract.wire.Topics;
import io.tickfold.standalone.HostileMessages.Message;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/// Records that nobody should write: messages of every type with fields at their extremes, and
/// garbage with keys, headers and values of any size.
final class HostileRecords {

    /// Around the bounds of keys and headers, values, batches and requests.
    private static final List<Integer> SIZES =
            List.of(10_000, 520_000, 900_000, 1_048_000, 1_100_000);

    private final Random random;
    private final List<AccountId> accounts;
    private final int partitions;
    private final HostileMessages messages;

    /// @param accounts whose names are put into messages
    /// @param partitions of every topic that has several
    HostileRecords(Random random, List<AccountId> accounts, int partitions) throws IOException {
        this.random = random;
        this.accounts = accounts;
        this.partitions = partitions;
        this.messages = new HostileMessages(random);
    }

    /// The next record; most are for the input of the engine.
    ProducerRecord<byte[], byte[]> next() {
        Topic<?, ?> topic = random.nextInt(10) < 7 ? Topics.TRADE_INPUT : oneOf(Topics.all());
        AccountId account = oneOf(accounts);
        Message message = oneIn(4) ? messages.next(account) : messages.next(topic, account);
        return new ProducerRecord<>(
                topic.name(),
                partition(topic, account),
                key(account),
                value(message),
                headers(message.type()));
    }

    private int partition(Topic<?, ?> topic, AccountId account) {
        if (topic.equals(Topics.TRADING_RULES)) {
            return 0;
        }
        return oneIn(5) ? random.nextInt(partitions) : Topics.partitionOf(account, partitions);
    }

    private byte @Nullable [] key(AccountId account) {
        return switch (random.nextInt(20)) {
            case 0 -> null;
            case 1 -> bytes(1 + random.nextInt(40));
            case 2 -> oneIn(20) ? bytes(oneOf(SIZES)) : new byte[0];
            default -> account.value().getBytes(UTF_8);
        };
    }

    private byte @Nullable [] value(Message message) {
        return switch (random.nextInt(40)) {
            case 0 -> null;
            case 1, 2 -> bytes(random.nextInt(300));
            case 3 -> oneIn(10) ? bytes(oneOf(SIZES)) : new byte[0];
            case 4 -> "[".repeat(random.nextInt(5_000)).getBytes(UTF_8);
            default -> message.bytes();
        };
    }

    private RecordHeaders headers(String type) {
        RecordHeaders headers = new RecordHeaders();
        String stated = oneIn(20) ? messages.next(oneOf(accounts)).type() : type;
        add(headers, "ce_type", oneIn(50) ? "unknown" : stated);
        add(headers, "ce_id", UUID.randomUUID().toString());
        if (!oneIn(4)) {
            add(headers, "ce_requestid", UUID.randomUUID().toString());
        }
        overload(headers);
        return headers;
    }

    private void overload(RecordHeaders headers) {
        switch (random.nextInt(100)) {
            case 0 -> headers.add("x".repeat(20_000), bytes(oneOf(SIZES)));
            case 1 -> addMany(headers);
            case 2 -> headers.add("ce_requestid", bytes(20_000));
            case 3 -> headers.add("ce_type", null);
            default -> {}
        }
    }

    private void addMany(RecordHeaders headers) {
        for (int i = 0; i < 5_000; i++) {
            headers.add("x", bytes(10));
        }
    }

    private static void add(RecordHeaders headers, String name, String value) {
        headers.add(name, value.getBytes(UTF_8));
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    private <T> T oneOf(List<? extends T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
