package io.tickfold.audit.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tickfold.audit.log.LogRecord;
import io.tickfold.contract.event.Checkpoint;
import io.tickfold.contract.wire.Json;
import io.tickfold.contract.wire.MessageType;
import io.tickfold.contract.wire.Topics;
import io.tickfold.engine.journal.OutputRecord;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Says in what a record of `trade-events` differs from the one that should be there.
final class Differences {

    private static final String CHAIN_HASH = "ce_chainhash";
    private static final byte[] NULL = "null".getBytes(UTF_8);
    private static final String INPUTS_HASH = "/inputs/hash";

    private Differences() {}

    /// A type and to whom it happens, such as `tickfold.order-closed.v1 of acc-1`.
    static String name(OutputRecord record) {
        String type = MessageType.of(record.event()).wireName();
        return record.key().map(account -> type + " of " + account).orElse(type);
    }

    /// Where in the log the records are that should be there, each chained as it must be; empty if
    /// not all of them are, in their order.
    static Optional<BitSet> places(List<LogRecord> records, List<OutputRecord> due) {
        BitSet places = new BitSet(records.size());
        int found = 0;
        for (int place = 0; place < records.size() && found < due.size(); place++) {
            if (isExactly(records.get(place), due.get(found))) {
                places.set(place);
                found++;
            }
        }
        return found == due.size() ? Optional.of(places) : Optional.empty();
    }

    private static boolean isExactly(LogRecord record, OutputRecord due) {
        return between(record, due).isEmpty()
                && isSame(
                        record.headers().lastHeader(CHAIN_HASH),
                        due.headers().lastHeader(CHAIN_HASH));
    }

    /// The first difference but for the chain; empty if there is none.
    static Optional<String> between(LogRecord record, OutputRecord expected) {
        for (Header header : expected.headers()) {
            Header there = record.headers().lastHeader(header.key());
            if (!isSame(there, header) && !header.key().equals(CHAIN_HASH)) {
                return Optional.of(
                        String.format(
                                Locale.ROOT,
                                "%s is %s, but the rules lead to %s (%s)",
                                header.key(),
                                text(there),
                                text(header),
                                name(expected)));
            }
        }
        if (!Arrays.equals(record.key(), key(expected))) {
            return Optional.of("its key is not the account's");
        }
        if (!Arrays.equals(record.value(), expected.value())) {
            return Optional.of(ofValues(record.value(), expected.value()));
        }
        return Optional.empty();
    }

    private static byte @Nullable [] key(OutputRecord expected) {
        return expected.key().map(Topics.TRADE_EVENTS::encodeKey).orElse(null);
    }

    private static boolean isSame(@Nullable Header header, Header due) {
        return header != null && Arrays.equals(header.value(), due.value());
    }

    private static String text(@Nullable Header header) {
        return header == null || header.value() == null
                ? "missing"
                : new String(header.value(), UTF_8);
    }

    private static String ofValues(byte @Nullable [] there, byte[] due) {
        try {
            JsonNode actual = Json.MAPPER.readTree(there == null ? NULL : there);
            return ofFields("", actual, Json.MAPPER.readTree(due))
                    .orElse("it says the same as it must, in other bytes");
        } catch (JacksonException _) {
            return "its value is no JSON";
        }
    }

    private static Optional<String> ofFields(String path, JsonNode actual, JsonNode expected) {
        if (actual.equals(expected)) {
            return Optional.empty();
        }
        if (actual.isObject() && expected.isObject()) {
            TreeSet<String> names = new TreeSet<>(actual.propertyNames());
            names.addAll(expected.propertyNames());
            return names.stream()
                    .flatMap(name ->
                            ofFields(path + '/' + name, actual.path(name), expected.path(name))
                                    .stream())
                    .findFirst();
        }
        return Optional.of(
                String.format(
                        Locale.ROOT,
                        "%s is %s, but the rules lead to %s",
                        path,
                        shown(actual),
                        shown(expected)));
    }

    private static String shown(JsonNode node) {
        return node.isMissingNode() ? "missing" : node.toString();
    }

    /// Whether two checkpoints differ in nothing but the hash of the inputs before them.
    static boolean isOfInputsAlone(LogRecord record, OutputRecord expected) {
        if (!(expected.event() instanceof Checkpoint) || record.value() == null) {
            return false;
        }
        try {
            JsonNode there = Json.MAPPER.readTree(record.value());
            JsonNode due = Json.MAPPER.readTree(expected.value());
            return !there.at(INPUTS_HASH).isMissingNode() && without(there).equals(without(due));
        } catch (JacksonException _) {
            return false;
        }
    }

    private static JsonNode without(JsonNode checkpoint) {
        if (checkpoint.path("inputs") instanceof ObjectNode inputs) {
            inputs.remove("hash");
        }
        return checkpoint;
    }
}
