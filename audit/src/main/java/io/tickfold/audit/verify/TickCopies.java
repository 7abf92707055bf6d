package io.tickfold.audit.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tickfold.audit.log.AuditedLog;
import io.tickfold.audit.log.AuditedLog.Part;
import io.tickfold.audit.log.LogRecord;
import io.tickfold.audit.verify.Comparison.Doubt;
import io.tickfold.audit.verify.Finding.Kind;
import io.tickfold.contract.value.FeedPosition;
import io.tickfold.contract.value.Symbol;
import io.tickfold.contract.wire.Topics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
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

    /// A tick in the partition that is in doubt, and a copy that reads otherwise.
    private static final class Suspect {

        private final LogRecord tick;
        private Optional<LogRecord> other = Optional.empty();

        Suspect(LogRecord tick) {
            this.tick = tick;
        }

        boolean reads(LogRecord copy) {
            return Arrays.equals(tick.value(), copy.value());
        }
    }

    /// Adds a finding for each tick in doubt that has copies in other partitions, but none that
    /// reads as it does.
    void compare(int partition, Doubt doubt, Findings findings) {
        Map<TickId, List<Suspect>> suspects = suspects(partition, doubt);
        for (int other = 0; other < log.partitions() && !suspects.isEmpty(); other++) {
            if (other != partition) {
                compare(other, suspects);
            }
        }
        suspects.values().stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparingLong(each -> each.tick.offset()))
                .forEach(suspect -> report(suspect, findings));
    }

    private Map<TickId, List<Suspect>> suspects(int partition, Doubt doubt) {
        Map<TickId, List<Suspect>> suspects = new HashMap<>();
        Steps steps = steps(partition);
        while (steps.hasNext() && suspects.size() < COMPARED) {
            steps.next()
                    .input()
                    .filter(input -> input.offset() >= doubt.from() && input.offset() <= doubt.to())
                    .ifPresent(input ->
                            id(input)
                                    .ifPresent(id ->
                                            suspects.computeIfAbsent(id, _ -> new ArrayList<>())
                                                    .add(new Suspect(input))));
        }
        return suspects;
    }

    private void compare(int other, Map<TickId, List<Suspect>> suspects) {
        Steps steps = steps(other);
        while (steps.hasNext() && !suspects.isEmpty()) {
            steps.next()
                    .input()
                    .ifPresent(copy -> id(copy).ifPresent(id -> clear(suspects, id, copy)));
        }
    }

    private static void clear(Map<TickId, List<Suspect>> suspects, TickId id, LogRecord copy) {
        suspects.computeIfPresent(
                id,
                (_, ofThisId) -> {
                    ofThisId.removeIf(suspect -> suspect.reads(copy));
                    ofThisId.forEach(suspect -> suspect.other = Optional.of(copy));
                    return ofThisId.isEmpty() ? null : ofThisId;
                });
    }

    private static void report(Suspect suspect, Findings findings) {
        suspect.other.ifPresent(copy ->
                findings.add(
                        Kind.INPUT,
                        suspect.tick,
                        String.format(
                                Locale.ROOT,
                                "this tick reads %s, but its copy at %d-%d reads %s",
                                text(suspect.tick),
                                copy.partition(),
                                copy.offset(),
                                text(copy))));
    }

    private Steps steps(int partition) {
        return new Steps(log.read(partition, Part.BOTH), _ -> {});
    }

    private static String text(LogRecord record) {
        return new String(Objects.requireNonNull(record.value()), UTF_8);
    }

    private static Optional<TickId> id(LogRecord record) {
        return Topics.PRICE_TICKS
                .tryDecode(record.headers(), record.value())
                .map(tick -> new TickId(tick.symbol(), tick.position()));
    }
}
