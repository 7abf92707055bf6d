package io.tickfold.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.wire.Topic;
import io.tickfold.contract.wire.Topics;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Records that nobody should write: messages of every type with fields at their extremes, and
/// garbage with keys, headers and values of any size. For every topic but `trade-events`, which
/// only the engine may write.
final class HostileRecords {

    private static final List<Topic<?, ?>> OPEN =
            Topics.all().stream().filter(each -> !each.equals(Topics.TRADE_EVENTS)).toList();
    private static final Path GOLDEN =
            Path.of("..", "trade-contract", "src", "test", "resources", "golden");
    private static final JsonMapper JSON = new JsonMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String FAR_FUTURE = "9999-12-31T23:59:59.999Z";

    private static final List<String> DECIMALS =
            List.of(
                    "0",
                    "-1",
                    "0.01",
                    "0.000000000001",
                    "1000",
                    "999999999999999",
                    "999999999999999.99",
                    "-999999999999999.99",
                    "999999999999999.999999999999",
                    "1e15",
                    "1e1000000000",
                    "NaN");
    private static final List<BigInteger> INTEGERS =
            Stream.of(0L, -1L, 1L, 1L << 31, (1L << 31) - 1, 1L << 53, Long.MAX_VALUE)
                    .map(BigInteger::valueOf)
                    .toList();
    private static final List<String> TIMES =
            List.of(
                    "1970-01-01T00:00:00Z",
                    FAR_FUTURE,
                    "0000-01-01T00:00:00Z",
                    "+999999999-12-31T23:59:59.999999999Z",
                    "yesterday");
    private static final List<String> DURATIONS =
            List.of("PT0S", "PT0.001S", "PT1S", "-PT1S", "PT2562047788015215H", "PT9999999999S");

    private final Random random;
    private final List<AccountId> accounts;
    private final int partitions;
    private final List<Sample> samples = new ArrayList<>();

    /// A valid message.
    private record Sample(String type, ObjectNode value) {}

    /// @param accounts whose names are put into messages
    /// @param partitions of every topic that has several
    HostileRecords(Random random, List<AccountId> accounts, int partitions) throws IOException {
        this.random = random;
        this.accounts = accounts;
        this.partitions = partitions;
        try (Stream<Path> files = Files.list(GOLDEN)) {
            for (Path file : files.sorted().toList()) {
                String type = file.getFileName().toString().replaceAll("(-bare)?\\.json", "");
                samples.add(new Sample(type, (ObjectNode) JSON.readTree(Files.readString(file))));
            }
        }
    }

    /// The next record; most are for the input of the engine.
    ProducerRecord<byte[], byte[]> next() {
        Topic<?, ?> topic =
                random.nextInt(10) < 7
                        ? Topics.TRADE_INPUT
                        : oneOf(OPEN);
        AccountId account = oneOf(accounts);
        Sample sample = oneOf(samples);
        int partition =
                topic.equals(Topics.TRADING_RULES)
                        ? 0
                        : random.nextInt(5) > 0
                                ? Topics.partitionOf(account, partitions)
                                : random.nextInt(partitions);
        return new ProducerRecord<>(
                topic.name(), partition, key(account), value(sample, account), headers(sample));
    }

    private byte @Nullable [] key(AccountId account) {
        return switch (random.nextInt(20)) {
            case 0 -> null;
            case 1 -> bytes(1 + random.nextInt(40));
            case 2 -> random.nextInt(20) == 0 ? bytes(size()) : new byte[0];
            default -> account.value().getBytes(UTF_8);
        };
    }

    private byte @Nullable [] value(Sample sample, AccountId account) {
        return switch (random.nextInt(40)) {
            case 0 -> null;
            case 1, 2 -> bytes(random.nextInt(300));
            case 3 -> random.nextInt(10) == 0 ? bytes(size()) : new byte[0];
            case 4 -> "[".repeat(random.nextInt(5_000)).getBytes(UTF_8);
            default -> JSON.writeValueAsBytes(extreme(sample.value().deepCopy(), account));
        };
    }

    private RecordHeaders headers(Sample sample) {
        RecordHeaders headers = new RecordHeaders();
        String type = random.nextInt(20) == 0 ? oneOf(samples).type() : sample.type();
        headers.add("ce_type", (random.nextInt(50) == 0 ? "unknown" : type).getBytes(UTF_8));
        headers.add("ce_id", UUID.randomUUID().toString().getBytes(UTF_8));
        if (random.nextInt(4) > 0) {
            headers.add("ce_requestid", UUID.randomUUID().toString().getBytes(UTF_8));
        }
        switch (random.nextInt(100)) {
            case 0 -> headers.add(new RecordHeader("x".repeat(20_000), bytes(size())));
            case 1 -> Stream.generate(() -> bytes(10)).limit(5_000).forEach(b -> headers.add("x", b));
            case 2 -> headers.add("ce_requestid", bytes(20_000));
            case 3 -> headers.add("ce_type", null);
            default -> {}
        }
        return headers;
    }

    /// The message with real names in it, and up to three fields at an extreme.
    private JsonNode extreme(ObjectNode message, AccountId account) {
        if (message.has("accountId")) {
            message.put("accountId", account.value());
        }
        if (message.has("commandId")) {
            message.put("commandId", UUID.randomUUID().toString());
            message.put("validUntil", FAR_FUTURE);
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            change(message);
        }
        return message;
    }

    private void change(JsonNode parent) {
        switch (parent) {
            case ObjectNode object when !object.isEmpty() -> {
                String name = oneOf(List.copyOf(object.propertyNames()));
                JsonNode present = object.get(name);
                if (present.isContainer() && random.nextInt(8) > 0) {
                    change(present);
                } else {
                    object.set(name, other(present));
                }
            }
            case ArrayNode array when !array.isEmpty() -> {
                int index = random.nextInt(array.size());
                switch (random.nextInt(4)) {
                    case 0 -> array.add(array.get(index).deepCopy());
                    case 1 -> array.remove(index);
                    default -> change(array.get(index));
                }
            }
            default -> {}
        }
    }

    private JsonNode other(JsonNode present) {
        if (random.nextInt(10) == 0) {
            return oneOf(List.of(NODES.nullNode(), NODES.arrayNode(), NODES.objectNode()));
        }
        if (present.isIntegralNumber()) {
            return NODES.numberNode(oneOf(INTEGERS));
        }
        if (present.isBoolean()) {
            return NODES.booleanNode(random.nextBoolean());
        }
        return NODES.stringNode(text(present.asString("")));
    }

    private String text(String present) {
        if (present.matches("-?[0-9.]+")) {
            return oneOf(DECIMALS);
        }
        if (present.matches("-?P.*")) {
            return oneOf(DURATIONS);
        }
        if (present.matches("[0-9]{4}-.*Z")) {
            return oneOf(TIMES);
        }
        return oneOf(List.of("", "BTCUSDT", "a".repeat(64), "a".repeat(65), "\0", "x".repeat(9_000)));
    }

    /// Sizes around what a message may have.
    private int size() {
        return oneOf(List.of(10_000, 520_000, 900_000, 1_048_000, 1_100_000));
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private <T> T oneOf(List<? extends T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
