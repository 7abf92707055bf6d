package io.tickfold.engine.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tickfold.contract.input.TradeInput;
import io.tickfold.contract.wire.Json;
import io.tickfold.contract.wire.Topics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// Sound inputs in which some fields are the smallest, the largest, of another type, missing or
/// there twice.
final class ExtremeJson {

    private static final List<String> VALUES =
            List.of(
                    "null",
                    "true",
                    "[]",
                    "{}",
                    "\"\"",
                    "0",
                    "-1",
                    "1",
                    "3",
                    "2147483647",
                    "9223372036854775807",
                    "-9223372036854775808",
                    "9223372036854775808",
                    "1e400",
                    "1E-400",
                    "0.1",
                    "NaN",
                    "\"0\"",
                    "\"-0.01\"",
                    "\"0.01\"",
                    "\"0.001\"",
                    "\"0.000000000001\"",
                    "\"100\"",
                    "\"999999999999\"",
                    "\"99999999999999.99\"",
                    "\"100000000000000.00\"",
                    "\"999999999999999.99\"",
                    "\"999999999999999.999999999999\"",
                    "\"-999999999999999.99\"",
                    "\"1000000000000000\"",
                    "\"1e15\"",
                    "\"1e1000000000\"",
                    "\"0000000000000000000000000000000000000.01\"",
                    "\"+1000000000-12-31T23:59:59.999999999Z\"",
                    "\"-1000000000-01-01T00:00:00Z\"",
                    "\"1970-01-01T00:00:00Z\"",
                    "\"9999-12-31T23:59:59.999Z\"",
                    "\"PT0S\"",
                    "\"PT1S\"",
                    "\"PT2562047788015215H30M7.999999999S\"",
                    "\"PT-2562047788015215H\"",
                    "\"BTCUSDT\"",
                    "\"buy\"",
                    "\"sell\"",
                    "\"EXPIRED\"",
                    "\"CLOSE_ONLY\"",
                    "\"\\u0000\"",
                    "\"\\ud800\"",
                    '"' + "9".repeat(40) + '"',
                    '"' + "x".repeat(4_096) + '"',
                    '"' + "x".repeat(5_000) + '"',
                    "9".repeat(2_000),
                    "[".repeat(10) + "]".repeat(10),
                    "[".repeat(10_000) + "]".repeat(10_000),
                    "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000));

    private final RandomGenerator random;

    ExtremeJson(RandomGenerator random) {
        this.random = random;
    }

    /// The bytes of an input with something extreme in it, or of nothing at all.
    byte[] of(TradeInput sound) {
        byte[] bytes = Topics.TRADE_INPUT.encode(sound);
        return switch (random.nextInt(20)) {
            case 0 -> bytes;
            case 1 -> Arrays.copyOf(bytes, random.nextInt(bytes.length));
            case 2 -> garbage();
            case 3 -> new String(bytes, UTF_8).replaceFirst("\\{", twice(bytes)).getBytes(UTF_8);
            default -> replacing(bytes, 1 + random.nextInt(3));
        };
    }

    private byte[] garbage() {
        byte[] garbage = new byte[random.nextInt(200)];
        random.nextBytes(garbage);
        return garbage;
    }

    private static String twice(byte[] bytes) {
        String name = Json.MAPPER.readTree(bytes).propertyNames().iterator().next();
        return "{\"" + name + "\":1,";
    }

    private byte[] replacing(byte[] bytes, int times) {
        JsonNode tree = Json.MAPPER.readTree(bytes);
        List<String> values = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            List<Consumer<JsonNode>> places = new ArrayList<>();
            collect(tree, places);
            places.get(random.nextInt(places.size())).accept(StringNode.valueOf("@" + i + '@'));
            values.add(VALUES.get(random.nextInt(VALUES.size())));
        }
        String text = Json.MAPPER.writeValueAsString(tree);
        for (int i = 0; i < times; i++) {
            text = text.replace("\"@" + i + "@\"", values.get(i));
        }
        return text.getBytes(UTF_8);
    }

    /// Everywhere that a value can be replaced, down to the smallest parts.
    private static void collect(JsonNode node, List<Consumer<JsonNode>> places) {
        if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                places.add(value -> object.set(field.getKey(), value));
                collect(field.getValue(), places);
            }
        }
        if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                int index = i;
                places.add(value -> array.set(index, value));
                collect(array.get(i), places);
            }
        }
    }
}
