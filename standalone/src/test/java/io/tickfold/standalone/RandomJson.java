package io.tickfold.standalone;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.StringJoiner;
import tools.jackson.databind.JsonNode;

/// JSON that mostly fits a schema, and text that mostly does not.
final class RandomJson {

    private static final List<String> HOSTILE =
            List.of(
                    "null",
                    "true",
                    "-1",
                    "0",
                    "0.000000000000000000001",
                    "1e1000000000",
                    "1e-1000000000",
                    "9".repeat(400),
                    "99999999999999999999.99",
                    "\"\"",
                    "\"\\u0000\"",
                    "\"\\ud800\"",
                    "\"\u274c\ufeff\u202e\"",
                    "\"'; DROP TABLE orders; --\"",
                    "\"ord_0000000000000000\"",
                    "\"" + "x".repeat(2_000) + "\"",
                    "[]",
                    "{}",
                    "{\"a\":{\"a\":{\"a\":1}}}",
                    "[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]",
                    "NaN");
    private static final List<String> BROKEN =
            List.of(
                    "",
                    " ",
                    "{",
                    "}",
                    "[]",
                    "null",
                    "\"x\"",
                    "{\"a\":1,\"a\":2}",
                    "{}{}",
                    "\ufeff{}");
    private static final List<String> TEXTS =
            List.of(
                    "BTCUSDT",
                    "btc",
                    "ETHUSDT",
                    "buy",
                    "sell",
                    "1m",
                    "1h",
                    "7d",
                    "1",
                    "500",
                    "ord_0000000000000000",
                    "0",
                    "-1",
                    "x",
                    "\u274c",
                    "%00",
                    "../..",
                    "a b",
                    "9223372036854775808",
                    "1e9",
                    "null",
                    "0-0",
                    "3-17",
                    "y".repeat(300));

    private final Random random;
    private final List<String> orders;

    /// @param orders known to exist
    RandomJson(Random random, List<String> orders) {
        this.random = random;
        this.orders = orders;
    }

    /// A body: one in eight breaks the syntax, and every sixth field its schema.
    String body(JsonNode schema) {
        if (oneIn(8)) {
            return pick(BROKEN);
        }
        StringJoiner fields = new StringJoiner(",", "{", "}");
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            if (isRequired(schema, property.getKey()) ? !oneIn(12) : oneIn(3)) {
                fields.add("\"" + property.getKey() + "\":" + value(property));
            }
        }
        return oneIn(40) ? fields + " ".repeat(17_000) : fields.toString();
    }

    private static boolean isRequired(JsonNode schema, String name) {
        return schema.path("required").valueStream().anyMatch(r -> r.asString().equals(name));
    }

    private String value(Map.Entry<String, JsonNode> property) {
        if (oneIn(6)) {
            return pick(HOSTILE);
        }
        if (property.getKey().equals("orderId")) {
            return "\"" + pick(orders) + "\"";
        }
        JsonNode field = property.getValue();
        JsonNode example = field.optional("example").orElse(field.path("enum").path(0));
        return example.isMissingNode() ? pick(List.of("1", "0.01", "\"x\"")) : example.toString();
    }

    /// For a path, a query or a header.
    String text(String name) {
        return switch (oneIn(3) ? "" : name) {
            case "orderId" -> pick(orders);
            case "Idempotency-Key" -> "key-" + random.nextInt();
            default -> pick(TEXTS);
        };
    }

    /// Whether something happens that happens once in so many times.
    boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
