package io.tickfold.engine.domain;

import static java.util.stream.Collectors.joining;

import io.tickfold.contract.event.CommandRefused;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/// An example out of the trading rules: lines that say what happens, each followed by indented ones
/// that say which events it leads to, with some of their fields.
record RuleExample(String title, List<Step> steps) {

    /// A line, and the events that it must lead to; none given means that nothing is refused.
    record Step(String line, List<String> expected) {}

    static RuleExample parse(String title, List<String> lines) {
        List<Step> steps = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith("  ")) {
                steps.getLast().expected().add(line.strip());
            } else if (!line.isBlank()) {
                steps.add(new Step(line, new ArrayList<>()));
            }
        }
        return new RuleExample(title, steps);
    }

    /// What is not as the example says; empty if all is.
    String differences() {
        RuleScript script = new RuleScript();
        return steps.stream()
                .map(step -> difference(step, script.run(step.line()), script))
                .filter(text -> !text.isEmpty())
                .collect(joining("\n"));
    }

    private static String difference(Step step, List<TradeEvent> events, RuleScript script) {
        List<String> actual = new ArrayList<>();
        boolean same = step.expected().isEmpty() || step.expected().size() == events.size();
        for (int i = 0; i < events.size(); i++) {
            TradeEvent event = events.get(i);
            if (step.expected().isEmpty()) {
                same &= !(event instanceof CommandRefused);
                actual.add(Json.MAPPER.writeValueAsString(event));
            } else {
                String expected = i < step.expected().size() ? step.expected().get(i) : "";
                actual.add(script.withNames(described(event, expected)));
                same &= actual.getLast().equals(expected);
            }
        }
        return same || isNothing(step, events)
                ? ""
                : String.format(
                        Locale.ROOT,
                        "%s\n  should be %s\n  but is    %s",
                        step.line(),
                        step.expected(),
                        actual);
    }

    private static boolean isNothing(Step step, List<TradeEvent> events) {
        return events.isEmpty() && step.expected().equals(List.of("nothing"));
    }

    /// The event's name, and the fields that are asked for as they really are.
    private static String described(TradeEvent event, String expected) {
        JsonNode json = Json.MAPPER.valueToTree(event);
        String name = name(event, json);
        String fields =
                expected.startsWith(name + " ") ? expected.substring(name.length() + 1) : "";
        return fields.isBlank()
                ? name
                : List.of(fields.split(", ")).stream()
                        .map(field -> field.split(" ", 2)[0])
                        .map(field -> field + " " + value(json, field))
                        .collect(joining(", ", name + " ", ""));
    }

    private static String name(TradeEvent event, JsonNode json) {
        String type = event.getClass().getSimpleName();
        return event instanceof CommandRefused ? type + " " + json.get("reason").asString() : type;
    }

    private static String value(JsonNode json, String field) {
        JsonNode value = json.path(field);
        JsonNode found = value.isMissingNode() ? json.path("details").path(field) : value;
        return found.isValueNode() ? found.asString() : found.toString();
    }

    @Override
    public String toString() {
        return title;
    }
}
