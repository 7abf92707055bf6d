package io.tickfold.gateway.trade;

import static java.util.stream.Collectors.joining;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tickfold.contract.event.OrderEvent;
import io.tickfold.contract.explain.Words;
import io.tickfold.contract.value.CommandId;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.value.OrderId;
import io.tickfold.gateway.web.IsoTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An order as it is told to its owner.
///
/// @param headline the order in a sentence or two
/// @param agrees whether every sum that was computed again is the one that was recorded
/// @param text all of it, to be read
/// @param remarks what could not be told
@Schema(name = "OrderExplanation")
record ExplanationBody(
        String orderId,
        String headline,
        boolean agrees,
        List<StepBody> steps,
        List<String> remarks,
        String text) {

    private static final int COLUMN = 13;
    private static final String DIFFERS = " !!! THIS DOES NOT AGREE with the record";

    /// @param sequence of the event among the account's
    /// @param commandId absent if no command asked for it
    /// @param inputOffset of the command, or of the quote that led to it
    @Schema(name = "ExplanationStep")
    record StepBody(
            long sequence,
            String at,
            String title,
            @Schema(types = {"string", "null"}) @Nullable String commandId,
            long inputOffset,
            List<FactBody> facts) {

        static StepBody of(Explanation.Step step) {
            OrderEvent event = step.event();
            var cause = event.header().cause();
            return new StepBody(
                    event.header().sequence(),
                    IsoTime.of(event.header().at()),
                    step.title(),
                    cause.commandId().map(CommandId::value).orElse(null),
                    cause.inputOffset(),
                    step.facts().stream()
                            .map(fact -> new FactBody(fact.name(), fact.words(), fact.agrees()))
                            .toList());
        }
    }

    /// @param agrees whether it is what was recorded
    @Schema(name = "ExplanationFact")
    record FactBody(String name, String words, boolean agrees) {}

    /// @param balances of the account before events, by their sequence
    static ExplanationBody of(OrderId order, List<OrderEvent> events, Map<Long, Money> balances) {
        Explanation explanation = Explanation.of(order, events, balances);
        return new ExplanationBody(
                order.value(),
                explanation.headline(),
                explanation.steps().stream()
                        .flatMap(step -> step.facts().stream())
                        .allMatch(Explanation.Fact::agrees),
                explanation.steps().stream().map(StepBody::of).toList(),
                explanation.remarks(),
                text(order, explanation));
    }

    private static String text(OrderId order, Explanation explanation) {
        String steps =
                explanation.steps().stream().map(ExplanationBody::text).collect(joining("\n"));
        String remarks =
                explanation.remarks().stream().map(r -> "\n" + r + "\n").collect(joining());
        return "Order " + order + "\n\n" + explanation.headline() + "\n\n" + steps + remarks;
    }

    private static String text(Explanation.Step step) {
        String facts =
                step.facts().stream()
                        .map(fact ->
                                "   "
                                        + padded(fact.name())
                                        + fact.words()
                                        + (fact.agrees() ? "" : DIFFERS)
                                        + "\n")
                        .collect(joining());
        return step.title() + ", " + Words.time(step.event().header().at()) + "\n" + facts;
    }

    private static String padded(String name) {
        return name + " ".repeat(Math.max(1, COLUMN - name.length()));
    }
}
