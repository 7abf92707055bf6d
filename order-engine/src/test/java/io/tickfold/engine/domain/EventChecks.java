package io.tickfold.engine.domain;

import static io.tickfold.engine.domain.FoldedHistory.text;

import io.tickfold.contract.event.Cause;
import io.tickfold.contract.event.OrderClosed;
import io.tickfold.contract.event.OrderOpened;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.input.Command;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.CommandId;
import io.tickfold.contract.value.OrderId;
import io.tickfold.contract.wire.MessageHeaders;
import io.tickfold.contract.wire.MessageType;
import io.tickfold.contract.wire.Topics;
import io.tickfold.contract.wire.UnreadableMessageException;
import io.tickfold.engine.domain.FoldedHistory.Step;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What must hold of events.
final class EventChecks {

    private static final int VERSION_3 = 3;

    private EventChecks() {}

    /// An order may be opened again under its id by a command without a key that comes again.
    static Optional<String> noOrderIsClosedTwice(FoldedHistory folded) {
        Set<OrderId> open = new HashSet<>();
        for (TradeEvent event : folded.events()) {
            if (event instanceof OrderOpened opened && !open.add(opened.order().orderId())) {
                return Optional.of("opened twice: " + text(event));
            }
            if (event instanceof OrderClosed closed && !open.remove(closed.order().orderId())) {
                return Optional.of("closed twice: " + text(event));
            }
        }
        return Optional.empty();
    }

    static Optional<String> sequencesHaveNoGaps(FoldedHistory folded) {
        Map<AccountId, Long> sequences = new HashMap<>();
        for (TradeEvent event : folded.events()) {
            long sequence = event.header().sequence();
            AccountId account = event.header().accountId();
            if (sequence > 0 && sequence != sequences.merge(account, 1L, Long::sum)) {
                return Optional.of("not the next: " + text(event));
            }
        }
        return Optional.empty();
    }

    /// From version 3 on: what older logic decides late says when its tick came.
    static Optional<String> timeNeverRunsBack(FoldedHistory folded) {
        Instant last = Instant.EPOCH;
        for (TradeEvent event : folded.events()) {
            Instant at = event.header().at();
            if (event.header().rulesVersion() >= VERSION_3 && at.isBefore(last)) {
                return Optional.of(String.format(Locale.ROOT, "before %s: %s", last, text(event)));
            }
            last = at.isAfter(last) ? at : last;
        }
        return Optional.empty();
    }

    /// From version 3 on, whatever numbers a command has.
    static Optional<String> noCommandIsTooLarge(FoldedHistory folded) {
        return folded.steps().stream()
                .filter(step ->
                        step.result().fault().orElse(null) instanceof IllegalArgumentException)
                .filter(step ->
                        step.result().answer().getLast().header().rulesVersion() >= VERSION_3)
                .map(step ->
                        String.format(Locale.ROOT, "%s%nled to %s", step.entry(), step.result()))
                .findFirst();
    }

    /// Commands have an answer of their own, whose last event is final; nothing else has one.
    static Optional<String> everyCommandIsAnswered(FoldedHistory folded) {
        for (Step step : folded.steps()) {
            List<TradeEvent> answer = step.result().answer();
            boolean isAnswered = isAsked(step.entry()) != answer.isEmpty();
            if (!isAnswered
                    || !answer.stream().allMatch(event -> isAnswerTo(step.entry(), event))
                    || !step.result().triggered().stream().allMatch(EventChecks::isTriggered)) {
                return Optional.of(
                        String.format(Locale.ROOT, "%s%nled to %s", step.entry(), step.result()));
            }
        }
        return Optional.empty();
    }

    private static boolean isAsked(Entry entry) {
        return entry.input().isEmpty() || entry.input().get() instanceof Command;
    }

    private static boolean isAnswerTo(Entry entry, TradeEvent event) {
        Optional<CommandId> id =
                entry.input()
                        .filter(Command.class::isInstance)
                        .map(input -> ((Command) input).header().commandId());
        Cause cause = event.header().cause();
        return cause.commandId().equals(id) && cause.inputOffset() == entry.position().offset();
    }

    private static boolean isTriggered(TradeEvent event) {
        return event.header().cause().commandId().isEmpty();
    }

    static Optional<String> everyEventSurvivesItsEncoding(FoldedHistory folded) {
        for (TradeEvent event : folded.events()) {
            try {
                TradeEvent read =
                        Topics.TRADE_EVENTS.decode(
                                TradeEvent.class,
                                MessageHeaders.brief(MessageType.of(event), "id"),
                                Topics.TRADE_EVENTS.encode(event));
                if (!read.equals(event)) {
                    return Optional.of(
                            String.format(Locale.ROOT, "written %s%nread    %s", event, read));
                }
            } catch (UnreadableMessageException e) {
                return Optional.of(String.format(Locale.ROOT, "%s: %s", text(event), e));
            }
        }
        return Optional.empty();
    }
}
