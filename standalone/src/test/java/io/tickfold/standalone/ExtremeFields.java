package io.tickfold.standalone;

import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Takes fields of a message to the edges of their form, or to another form.
final class ExtremeFields {

    static final String FAR_FUTURE = "9999-12-31T23:59:59.999Z";

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
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
    private static final List<String> TEXTS =
            List.of("", "BTCUSDT", "a".repeat(64), "a".repeat(65), "\0", "x".repeat(9_000));

    private final Random random;

    ExtremeFields(Random random) {
        this.random = random;
    }

    /// Changes one field, mostly one of the innermost.
    void change(JsonNode parent) {
        if (parent instanceof ObjectNode object && !object.isEmpty()) {
            changeField(object);
        } else if (parent instanceof ArrayNode array && !array.isEmpty()) {
            changeElement(array);
        }
    }

    private void changeField(ObjectNode object) {
        String name = oneOf(List.copyOf(object.propertyNames()));
        JsonNode present = object.get(name);
        if (present.isContainer() && random.nextInt(8) > 0) {
            change(present);
        } else {
            object.set(name, other(present));
        }
    }

    private void changeElement(ArrayNode array) {
        int index = random.nextInt(array.size());
        switch (random.nextInt(4)) {
            case 0 -> array.add(array.get(index).deepCopy());
            case 1 -> array.remove(index);
            default -> change(array.get(index));
        }
    }

    private JsonNode other(JsonNode present) {
        if (random.nextInt(10) == 0) {
            return oneOf(List.of(NODES.nullNode(), NODES.arrayNode(), NODES.objectNode()));
        }
        if (present.isIntegralNumber()) {
            return NODES.numberNode(oneOf(INTEGERS));
        }
        return present.isBoolean()
                ? NODES.booleanNode(random.nextBoolean())
                : NODES.stringNode(oneOf(likewise(present.asString(""))));
    }

    private static List<String> likewise(String present) {
        if (present.matches("-?[0-9.]+")) {
            return DECIMALS;
        }
        if (present.matches("-?P.*")) {
            return DURATIONS;
        }
        return present.matches("[0-9]{4}-.*Z") ? TIMES : TEXTS;
    }

    private <T> T oneOf(List<? extends T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
