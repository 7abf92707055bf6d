package io.tickfold.audit.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tickfold.audit.log.AuditedLog;
import io.tickfold.audit.log.AuditedLog.Part;
import io.tickfold.audit.log.LogRecord;
import io.tickfold.audit.log.LogRecord.Log;
import io.tickfold.audit.verify.Finding.Kind;
import io.tickfold.audit.verify.Redecision.Doubt;
import io.tickfold.contract.input.PriceTick;
import io.tickfold.contract.value.FeedPosition;
import io.tickfold.contract.value.Symbol;
import io.tickfold.contract.wire.MessageHeaders;
import io.tickfold.contract.wire.MessageType;
import io.tickfold.contract.wire.Topics;
import io.tickfold.contract.wire.UnreadableMessageException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Finds a tick that was changed: every partition has a copy of each, and the others still read as
/// they did.
record TickCopies(AuditedLog log) {

    /// Ticks that are compared at most, so that memory stays bounded.
    private static final int COMPARED = 1_000_000;

    /// What names a tick.
    private record TickId(Symbol symbol, FeedPosition position) {}

    /// A tick in the partition that is in doubt.
    private record Suspect(long offset, String value) {}

    /// Adds a finding for each tick in doubt whose copies in other partitions read otherwise.
    void compare(int partition, Doubt doubt, Findings findings) {
        Map<TickId, Suspect> suspects = suspects(partition, doubt);
        for (int other = 0; other < log.partitions() && !suspects.isEmpty(); other++) {
            if (other != partition) {
                compare(other, suspects, findings);
            }
        }
    }

    private Map<TickId, Suspect> suspects(int partition, Doubt doubt) {
        Map<TickId, Suspect> suspects = new HashMap<>();
        Steps steps = steps(partition);
        while (steps.hasNext() && suspects.size() < COMPARED) {
            Optional<LogRecord> input = steps.next().input();
            if (input.isPresent()
                    && input.get().offset() >= doubt.from()
                    && input.get().offset() <= doubt.to()) {
                LogRecord record = input.get();
                id(record).ifPresent(id -> suspects.put(id, suspect(record)));
            }
        }
        return suspects;
    }

    private void compare(int other, Map<TickId, Suspect> suspects, Findings findings) {
        Steps steps = steps(other);
        while (steps.hasNext() && !suspects.isEmpty()) {
            steps.next()
                    .input()
                    .ifPresent(copy ->
                            id(copy).map(suspects::remove)
                                    .ifPresent(suspect -> compare(suspect, copy, findings)));
        }
    }

    private static void compare(Suspect suspect, LogRecord copy, Findings findings) {
        String there = text(copy);
        if (!suspect.value().equals(there)) {
            findings.add(
                    Kind.INPUT,
                    Log.INPUT,
                    suspect.offset(),
                    Optional.empty(),
                    "this tick reads %s, but its copy at %d-%d reads %s"
                            .formatted(suspect.value(), copy.partition(), copy.offset(), there));
        }
    }

    private Steps steps(int partition) {
        return new Steps(log.read(partition, Part.BOTH), _ -> {});
    }

    private static Suspect suspect(LogRecord record) {
        return new Suspect(record.offset(), text(record));
    }

    private static String text(LogRecord record) {
        return new String(Objects.requireNonNull(record.value()), UTF_8);
    }

    private static Optional<TickId> id(LogRecord record) {
        if (MessageHeaders.type(record.headers()).equals(Optional.of(MessageType.PRICE_TICK))) {
            try {
                PriceTick tick = Topics.PRICE_TICKS.decode(record.headers(), record.value());
                return Optional.of(new TickId(tick.symbol(), tick.position()));
            } catch (UnreadableMessageException _) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /// Partitions in doubt, with what is in doubt of them.
    static Map<Integer, Doubt> doubts(List<PartitionAudit> audits) {
        Map<Integer, Doubt> doubts = new HashMap<>();
        for (int partition = 0; partition < audits.size(); partition++) {
            int each = partition;
            audits.get(partition).doubt().ifPresent(doubt -> doubts.put(each, doubt));
        }
        return doubts;
    }
}
