package io.tickfold.audit.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tickfold.audit.log.LogRecord.Log;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/// Records of the two logs, as tests need them.
final class Records {

    private static final long TIME = 1_767_323_045_678L;

    private Records() {}

    static LogRecord input(int partition, long offset) {
        return record(
                Log.INPUT,
                partition,
                offset,
                String.format(Locale.ROOT, "{\"offset\":%d}", offset));
    }

    /// @param input offset of the input that led to it
    static LogRecord event(int partition, long offset, long input) {
        LogRecord event =
                record(
                        Log.EVENTS,
                        partition,
                        offset,
                        String.format(Locale.ROOT, "{\"input\":%d}", input));
        add(event.headers(), "ce_id", String.format(Locale.ROOT, "%d-%d-0", partition, input));
        return event;
    }

    private static LogRecord record(Log log, int partition, long offset, String value) {
        Headers headers = new RecordHeaders();
        add(headers, "ce_type", "tickfold.some.v1");
        byte[] key = "acc-1".getBytes(UTF_8);
        return new LogRecord(
                log, partition, offset, TIME + offset, key, headers, value.getBytes(UTF_8));
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(UTF_8));
    }

    /// One with anything that a producer can write.
    static LogRecord random(Log log, int partition, long offset, RandomGenerator random) {
        Headers headers = new RecordHeaders();
        for (int i = random.nextInt(4); i > 0; i--) {
            headers.add("h" + random.nextInt(6), random.nextInt(8) == 0 ? null : bytes(random));
        }
        return new LogRecord(
                log,
                partition,
                offset,
                random.nextLong(0, 4_000_000_000_000L),
                random.nextInt(4) == 0 ? null : bytes(random),
                headers,
                value(random));
    }

    private static byte[] bytes(RandomGenerator random) {
        byte[] bytes = new byte[random.nextInt(12)];
        random.nextBytes(bytes);
        if (random.nextInt(4) > 0) {
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) random.nextInt(' ', '~' + 1);
            }
        }
        return bytes;
    }

    private static byte @Nullable [] value(RandomGenerator random) {
        List<String> values =
                List.of(
                        "{}",
                        "{\"a\":\"}\",\"b\":[1,{\"c\":null}]}",
                        "{\"text\":\"größer \\\" \\n\"}",
                        "{\"a\":1}}",
                        "{\"a\":1} {}",
                        "{\"a\":\n1}",
                        "[]",
                        "",
                        "{",
                        "no JSON");
        return switch (random.nextInt(12)) {
            case 0 -> null;
            case 1 -> bytes(random);
            default -> values.get(random.nextInt(values.size())).getBytes(UTF_8);
        };
    }

    /// What two records must share to be the same, the bytes of each part.
    static List<Object> content(LogRecord record) {
        List<Object> content = new ArrayList<>();
        content.add(record.log());
        content.add(record.partition());
        content.add(record.offset());
        content.add(record.timestamp());
        content.add(Arrays.toString(record.key()));
        for (Header header : record.headers()) {
            content.add(header.key() + "=" + Arrays.toString(header.value()));
        }
        content.add(Arrays.toString(record.value()));
        return content;
    }

    static List<LogRecord> all(Iterator<LogRecord> records) {
        List<LogRecord> all = new ArrayList<>();
        records.forEachRemaining(all::add);
        return all;
    }

    /// Each record in few characters: log and offset, such as `i5` or `e7`.
    static String brief(Iterator<LogRecord> records) {
        StringBuilder text = new StringBuilder();
        records.forEachRemaining(each ->
                text.append(text.isEmpty() ? "" : " ")
                        .append(each.log() == Log.INPUT ? "i" : "e")
                        .append(each.offset()));
        return text.toString();
    }
}
