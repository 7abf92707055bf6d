package io.tickfold.contract.schema;

import java.util.List;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Values near to those that messages hold: some of them are in order, more are not quite.
final class TextVariants {

    private static final List<String> EXAMPLES =
            List.of(
                    "acc-1",
                    "0",
                    "0.5",
                    "-3.00",
                    "0.01",
                    "42138.99",
                    "100",
                    "999999999999999.123456789012",
                    "none",
                    "BTCUSDT",
                    "close:ord_1:all",
                    "Bonus \u201cJ\u00e4nner\u201d",
                    "ord_b991932277da60d0",
                    "d04b98f48e8f8bcc15c6ae5ac050801cd6dcfd428fb5f9e65c4e16e7807340fa",
                    "2026-01-02T03:04:05.678Z",
                    "2026-12-30T23:04:05Z",
                    "PT1H",
                    "PT2.5S",
                    "x".repeat(32),
                    "x".repeat(64),
                    "x".repeat(200));
    private static final String ALPHABET = "0123456789.-+eE: _aZTSMHPtz\"\\~\u00fc\u007f\u0000";

    private final RandomGenerator random;

    TextVariants(RandomGenerator random) {
        this.random = random;
    }

    JsonNode any() {
        if (random.nextInt(20) == 0) {
            return JsonNodeFactory.instance.numberNode(random.nextInt(-10, 2_000_000));
        }
        StringBuilder text = new StringBuilder(EXAMPLES.get(random.nextInt(EXAMPLES.size())));
        for (int edits = random.nextInt(4); edits > 0; edits--) {
            edit(text);
        }
        return JsonNodeFactory.instance.stringNode(text.toString());
    }

    private void edit(StringBuilder text) {
        int at = random.nextInt(text.length() + 1);
        int end = Math.min(text.length(), at + random.nextInt(2));
        char letter = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
        text.replace(at, end, random.nextInt(3) == 0 ? "" : String.valueOf(letter));
    }
}
