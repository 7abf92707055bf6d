package io.tickfold.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tickfold.standalone.ApiDescription.Operation;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// Requests that an API has described, and requests that miss it by a little.
final class RandomRequests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<String> ACCEPTED =
            List.of("application/json", "application/problem+json", "text/html", "*/*", "x;;/");
    private static final List<String> TYPES =
            List.of("application/json; charset=utf-8", "text/plain", "application/xml", "x");
    private static final List<String> BROKEN_TOKENS =
            List.of("Bearer", "Bearer x.y.z", "Basic YTpi", "Bearer " + "x".repeat(3_000), "x");

    /// What the client does not send in a header.
    private static final Pattern NOT_ASCII = Pattern.compile("[^ -~]");

    private final ApiDescription description;
    private final RandomJson values;
    private final String token;

    RandomRequests(ApiDescription description, RandomJson values, String token) {
        this.description = description;
        this.values = values;
        this.token = token;
    }

    HttpRequest next(URI api, Operation operation) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(api.resolve(path(operation) + query(operation)))
                        .timeout(PATIENCE);
        addHeaders(request, operation);
        var body =
                description
                        .request(operation)
                        .map(values::body)
                        .filter(_ -> !values.oneIn(30))
                        .map(BodyPublishers::ofString)
                        .orElseGet(BodyPublishers::noBody);
        String method = values.oneIn(30) ? "PUT" : operation.method();
        return request.method(method, body).build();
    }

    private String path(Operation operation) {
        String path = operation.path();
        for (JsonNode parameter : operation.parameters("path").toList()) {
            String name = parameter.path("name").asString();
            String known = name.equals("account") ? "fuzzer" : values.text(name);
            path =
                    path.replace(
                            "{" + name + "}", encoded(values.oneIn(4) ? values.text("") : known));
        }
        return path;
    }

    private String query(Operation operation) {
        StringJoiner query = new StringJoiner("&", "?", "");
        query.setEmptyValue("");
        for (JsonNode parameter : operation.parameters("query").toList()) {
            String name = parameter.path("name").asString();
            String example = parameter.path("example").asString(values.text(name));
            for (int times = values.oneIn(10) ? 2 : 1; times > 0 && !values.oneIn(3); times--) {
                query.add(name + "=" + encoded(values.oneIn(3) ? values.text(name) : example));
            }
        }
        return query.toString();
    }

    private void addHeaders(HttpRequest.Builder request, Operation operation) {
        if (!values.oneIn(15)) {
            request.header(
                    "Authorization",
                    values.oneIn(15) ? values.pick(BROKEN_TOKENS) : "Bearer " + token);
        }
        if (!values.oneIn(20)) {
            request.header(
                    "Content-Type", values.oneIn(15) ? values.pick(TYPES) : "application/json");
        }
        if (values.oneIn(2)) {
            request.header("Accept", values.pick(ACCEPTED));
        }
        for (JsonNode parameter : operation.parameters("header").toList()) {
            addHeader(request, parameter.path("name").asString());
        }
    }

    private void addHeader(HttpRequest.Builder request, String name) {
        for (int times = values.oneIn(20) ? 2 : 1; times > 0 && !values.oneIn(3); times--) {
            request.header(name, NOT_ASCII.matcher(values.text(name)).replaceAll("?"));
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
