package io.tickfold.audit.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.audit.RecordedLog;
import io.tickfold.audit.log.LogRecord;
import io.tickfold.audit.log.LogRecord.Log;
import io.tickfold.contract.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Whatever an event is changed to, `verify` reports it and comes to its end:
/// `-Dtickfold.test.tampered=N` changes so many, `-Dtickfold.test.seed=N` repeats a run.
class TamperedEventTest {

    private static final int TAMPERED = Integer.getInteger("tickfold.test.tampered", 150);
    private static final long SEED = Long.getLong("tickfold.test.seed", System.nanoTime());
    private static final int INPUTS = 600;
    private static final List<String> HOSTILE =
            List.of(
                    "null",
                    "true",
                    "0",
                    "1",
                    "-1",
                    "2147483648",
                    "9223372036854775807",
                    "\"\"",
                    "\"0\"",
                    "\"x\"",
                    "\"-999999999999999.99\"",
                    "\"999999999999999.99\"",
                    "\"1970-01-01T00:00:00Z\"",
                    "\"9999-12-31T23:59:59.999Z\"",
                    "\"BTCUSDT\"",
                    "\"ord_0123456789abcdef\"",
                    "{}",
                    "[]");

    private final Random random = new Random(SEED);

    @Test
    void anEventOfAKeyedCommandThatNamesNoCommandIsADifference() {
        RecordedLog log = MadeUpLog.of(1, INPUTS);
        RecordedLog changed =
                log.with(
                        record -> record.log() == Log.EVENTS,
                        value ->
                                value.contains("\"fingerprint\"")
                                        ? value.replaceAll("\"commandId\":\"[^\"]*\",", "")
                                        : value);

        assertThat(Verification.of(changed).run().findings()).isNotEmpty();
        assertThat(Verification.of(withoutInputs(changed)).run().findings()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everyFieldMayBeAnything(boolean areInputsKept) {
        RecordedLog made = MadeUpLog.of(SEED, INPUTS);
        RecordedLog log = areInputsKept ? made : withoutInputs(made);
        List<LogRecord> events =
                log.records().stream().filter(record -> record.log() == Log.EVENTS).toList();
        for (int i = 0; i < TAMPERED; i++) {
            LogRecord meant = events.get(random.nextInt(events.size()));
            String before = new String(Objects.requireNonNull(meant.value()), UTF_8);
            String after = tampered(before);
            if (!after.equals(before)) {
                Report report =
                        Verification.of(log.with(each -> isAt(each, meant), _ -> after)).run();
                assertThat(report.findings())
                        .as("-Dtickfold.test.seed=%d%n%s%n%s", SEED, before, after)
                        .isNotEmpty();
            }
        }
    }

    private static boolean isAt(LogRecord one, LogRecord other) {
        return one.log() == other.log()
                && one.partition() == other.partition()
                && one.offset() == other.offset();
    }

    private static RecordedLog withoutInputs(RecordedLog log) {
        return log.without(record -> record.log() == Log.INPUT);
    }

    private String tampered(String value) {
        ObjectNode event = (ObjectNode) Json.MAPPER.readTree(value);
        List<ObjectNode> objects = new ArrayList<>();
        collect(event, objects);
        ObjectNode object = objects.get(random.nextInt(objects.size()));
        List<String> names = List.copyOf(object.propertyNames());
        if (names.isEmpty()) {
            return value;
        }
        String name = names.get(random.nextInt(names.size()));
        if (random.nextInt(5) == 0) {
            object.remove(name);
        } else {
            String hostile = HOSTILE.get(random.nextInt(HOSTILE.size()));
            object.set(name, Json.MAPPER.readTree(hostile));
        }
        return event.toString();
    }

    private static void collect(JsonNode node, List<ObjectNode> objects) {
        if (node instanceof ObjectNode object) {
            objects.add(object);
        }
        node.forEach(child -> collect(child, objects));
    }
}
