package io.tickfold.standalone;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// The headers that an answer is described with, and whether an answer has those and no others.
final class DescribedHeaders {

    /// Of HTTP itself, or on every answer, as docs/api.md says.
    private static final Set<String> OF_EVERY_ANSWER =
            Set.of(
                    "accept",
                    "cache-control",
                    "connection",
                    "content-encoding",
                    "content-length",
                    "content-security-policy",
                    "content-type",
                    "date",
                    "expires",
                    "keep-alive",
                    "pragma",
                    "referrer-policy",
                    "transfer-encoding",
                    "vary",
                    "x-accel-buffering",
                    "x-content-type-options",
                    "x-frame-options");

    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");

    private final Map<String, JsonNode> described = new TreeMap<>();
    private final ApiDescription api;

    DescribedHeaders(JsonNode headers, ApiDescription api) {
        this.api = api;
        headers.properties()
                .forEach(header ->
                        described.put(
                                header.getKey().toLowerCase(Locale.ROOT),
                                api.resolved(header.getValue())));
    }

    /// What is wrong with headers; empty if nothing is.
    Optional<String> violation(Map<String, List<String>> headers) {
        return missing(headers)
                .or(() ->
                        headers.entrySet().stream()
                                .filter(header -> !OF_EVERY_ANSWER.contains(header.getKey()))
                                .flatMap(header ->
                                        wrong(header.getKey(), header.getValue()).stream())
                                .findFirst());
    }

    private Optional<String> missing(Map<String, List<String>> headers) {
        return described.entrySet().stream()
                .filter(header -> header.getValue().path("required").asBoolean(false))
                .map(Map.Entry::getKey)
                .filter(name -> !headers.containsKey(name))
                .map(name -> "no header " + name)
                .findFirst();
    }

    private Optional<String> wrong(String name, List<String> values) {
        if (!described.containsKey(name)) {
            return Optional.of("undocumented header " + name);
        }
        JsonNode schema = described.get(name).path("schema");
        return values.stream()
                .flatMap(value -> api.mismatch(schema, value(schema, value)).stream())
                .map(wrong -> name + ": " + wrong)
                .findFirst();
    }

    private static JsonNode value(JsonNode schema, String text) {
        boolean isNumber =
                schema.path("type").asString("").equals("integer") && WHOLE.matcher(text).matches();
        return isNumber
                ? JsonNodeFactory.instance.numberNode(Long.parseLong(text))
                : JsonNodeFactory.instance.stringNode(text);
    }
}
