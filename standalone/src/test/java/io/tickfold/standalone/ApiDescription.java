package io.tickfold.standalone;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What the API promises in its OpenAPI document, and whether an answer keeps it.
final class ApiDescription {

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();
    private static final List<String> METHODS = List.of("get", "post", "patch", "delete", "put");
    private static final String STREAM = "text/event-stream";

    private final JsonNode document;
    private final SchemaRegistry schemas =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    ApiDescription(String document) {
        this.document = JSON.readTree(document);
    }

    /// One method of one path.
    record Operation(String path, String method, JsonNode described) {

        @Override
        public String toString() {
            return method + " " + path;
        }

        Stream<JsonNode> parameters(String in) {
            return described
                    .path("parameters")
                    .valueStream()
                    .filter(p -> p.path("in").asString("").equals(in));
        }
    }

    /// An answer, as far as it is described.
    record Seen(int status, Map<String, List<String>> headers, String body) {

        Seen {
            Map<String, List<String>> lower = new TreeMap<>();
            headers.forEach((name, values) -> lower.put(name.toLowerCase(Locale.ROOT), values));
            headers = lower;
        }

        boolean saysWhenToRetry() {
            return headers.containsKey("retry-after");
        }

        String contentType() {
            return headers.getOrDefault("content-type", List.of("")).getFirst();
        }
    }

    List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            for (String method : METHODS) {
                path.getValue()
                        .optional(method)
                        .map(o -> new Operation(path.getKey(), method.toUpperCase(Locale.ROOT), o))
                        .ifPresent(operations::add);
            }
        }
        return operations;
    }

    /// The schema of a JSON body that the operation takes.
    Optional<JsonNode> request(Operation operation) {
        return operation
                .described()
                .optional("requestBody")
                .map(body -> resolved(body.path("content").path("application/json").path("schema")))
                .map(this::withResolvedFields);
    }

    private JsonNode withResolvedFields(JsonNode schema) {
        ObjectNode copy = schema.asObject().deepCopy();
        ObjectNode fields = copy.putObject("properties");
        schema.path("properties")
                .properties()
                .forEach(field -> fields.set(field.getKey(), resolved(field.getValue())));
        return copy;
    }

    JsonNode resolved(JsonNode node) {
        String reference = node.path("$ref").asString("");
        return reference.isEmpty() ? node : resolved(document.at(reference.substring(1)));
    }

    /// What is wrong with the answer; empty if it is as described.
    Optional<String> violation(Operation operation, Seen seen) {
        if (seen.status() >= 500) {
            return Optional.of("status " + seen.status());
        }
        JsonNode responses = operation.described().path("responses");
        JsonNode response = resolved(responses.path(Integer.toString(seen.status())));
        if (response.isMissingNode()) {
            return Optional.of("undocumented status " + seen.status());
        }
        return new DescribedHeaders(response.path("headers"), this)
                .violation(seen.headers())
                .or(() -> content(response.path("content"), seen));
    }

    private Optional<String> content(JsonNode content, Seen seen) {
        String type = seen.contentType().split(";", -1)[0].strip();
        if (content.isEmpty() || type.equals(STREAM)) {
            return content.isEmpty() && !seen.body().isEmpty()
                    ? Optional.of("an undocumented body")
                    : Optional.empty();
        }
        if (!content.has(type)) {
            return Optional.of("undocumented content type " + type);
        }
        return type.endsWith("json")
                ? mismatch(content.path(type).path("schema"), seen.body())
                : Optional.empty();
    }

    private Optional<String> mismatch(JsonNode schema, String body) {
        try {
            return mismatch(schema, JSON.readTree(body));
        } catch (JacksonException e) {
            return Optional.of("no JSON: " + e.getOriginalMessage());
        }
    }

    /// What of a value is not as its schema says; formats count.
    Optional<String> mismatch(JsonNode schema, JsonNode value) {
        ObjectNode whole = schema.asObject().deepCopy();
        whole.set("components", document.path("components"));
        var errors =
                schemas.getSchema(whole)
                        .validate(
                                value,
                                execution ->
                                        execution.executionConfig(
                                                c -> c.formatAssertionsEnabled(true)));
        return errors.isEmpty() ? Optional.empty() : Optional.of(errors.toString());
    }
}
