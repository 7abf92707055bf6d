package io.tickfold.engine.domain;

import io.tickfold.contract.event.CommandRefused;
import io.tickfold.contract.event.EventHeader;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.input.RulesChanged;
import io.tickfold.contract.input.TradeInput;
import io.tickfold.contract.input.TradingLimits;
import io.tickfold.engine.domain.FoldedHistory.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Compares the events that a history led to with those that it should have led to.
final class Comparisons {

    private static final int UNBOUNDED = 10_000;
    private static final int DATED_BY_THE_LOG = 3;

    private Comparisons() {}

    static Optional<String> sameBytesAgain(FoldedHistory folded) {
        List<TradeEvent> again = FoldedHistory.of(folded.history()).events();
        return texts(again).equals(texts(folded.events()))
                ? Optional.empty()
                : Difference.between("folded again", again, folded.events());
    }

    /// What is skipped follows from the log alone.
    static Optional<String> theSameIsSkipped(FoldedHistory folded) {
        List<Entry> unbounded = folded.history().stream().map(Comparisons::unbounded).toList();
        List<String> atOnce = FoldedHistory.of(unbounded).skipped();
        return atOnce.equals(folded.skipped())
                ? Optional.empty()
                : Optional.of(
                        String.format(
                                Locale.ROOT, "skipped %s, at once %s", folded.skipped(), atOnce));
    }

    private static List<String> texts(List<TradeEvent> events) {
        return events.stream().map(FoldedHistory::text).toList();
    }

    /// However much is drained at a time, each account sees the same events. When those that waited
    /// were decided is another matter, about which the naive broker knows nothing.
    static Optional<String> accountsFareTheSame(FoldedHistory folded) {
        Map<String, List<TradeEvent>> expected = new TreeMap<>();
        Broker naive = naiveBroker();
        for (Entry entry : folded.history()) {
            naive.fold(entry).forEach(event -> file(event, expected));
        }
        Map<String, List<TradeEvent>> engine = new TreeMap<>();
        folded.events().forEach(event -> file(event, engine));
        engine.keySet().forEach(owner -> expected.putIfAbsent(owner, List.of()));
        return expected.entrySet().stream()
                .flatMap(e ->
                        Difference.between(
                                e.getKey(),
                                engine.getOrDefault(e.getKey(), List.of()),
                                e.getValue(),
                                Comparisons::undatedIfItWaits)
                                .stream())
                .findFirst();
    }

    private static Object undatedIfItWaits(TradeEvent event) {
        EventHeader header = event.header();
        return header.rulesVersion() < DATED_BY_THE_LOG
                        || header.cause().commandId().isPresent()
                        || event instanceof CommandRefused
                ? event
                : FoldedHistory.text(event).replaceFirst("\"at\":\"[^\"]*\"", "");
    }

    /// A command that does not reach its account leads to events that have no place among the
    /// account's own.
    private static void file(TradeEvent event, Map<String, List<TradeEvent>> byOwner) {
        String owner = event.header().accountId().value();
        String file = event.header().sequence() > 0 ? owner : owner + " from outside";
        byOwner.computeIfAbsent(file, _ -> new ArrayList<>()).add(event);
    }

    /// If nothing has to wait, each input leads to the same events in the same order.
    static Optional<String> allIsTheSameAtOnce(FoldedHistory folded) {
        List<Entry> history = folded.history().stream().map(Comparisons::unbounded).toList();
        Broker naive = naiveBroker();
        for (Step step : FoldedHistory.of(history).steps()) {
            Optional<String> difference =
                    Difference.between(
                            "of " + step.entry(), step.events(), naive.fold(step.entry()));
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.empty();
    }

    private static Broker naiveBroker() {
        return BrokerKind.NAIVE.create(RandomHistory.PARTITION, RandomHistory.PARTITIONS);
    }

    private static Entry unbounded(Entry entry) {
        return new Entry(entry.input().map(Comparisons::unbounded), entry.position());
    }

    private static TradeInput unbounded(TradeInput input) {
        if (!(input instanceof RulesChanged rules)) {
            return input;
        }
        TradingLimits limits = rules.limits();
        return new RulesChanged(
                rules.rulesVersion(),
                new TradingLimits(
                        limits.openOrders(),
                        limits.quoteAge(),
                        limits.tickDelay(),
                        limits.levels(),
                        UNBOUNDED,
                        limits.checkpointEvery()),
                rules.instruments());
    }
}
