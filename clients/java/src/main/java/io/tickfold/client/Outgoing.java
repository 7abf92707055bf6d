package io.tickfold.client;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// A request as it is sent, in every attempt alike.
///
/// @param target path and query
/// @param key under which a command is carried out once; empty for reads
/// @param body empty for none
record Outgoing(
        String method,
        String target,
        Map<String, String> headers,
        Optional<String> key,
        Optional<String> body) {

    private static final String ERRORS_WITH_DETAILS = "application/json, application/problem+json";

    static Outgoing of(Call<?> call, Terms terms) {
        Optional<String> key =
                call.isKeyed()
                        ? terms.key().or(() -> Optional.of(UUID.randomUUID().toString()))
                        : Optional.empty();
        Optional<String> body = Optional.ofNullable(call.body()).map(Json::write);
        Map<String, String> headers = new LinkedHashMap<>(terms.headers());
        headers.put("Accept", ERRORS_WITH_DETAILS);
        key.ifPresent(value -> headers.put("Idempotency-Key", value));
        body.ifPresent(text -> headers.put("Content-Type", "application/json"));
        return new Outgoing(call.method(), call.target(), headers, key, body);
    }

    /// A read that asks for this.
    static Outgoing read(String target) {
        Map<String, String> headers = Map.of("Accept", ERRORS_WITH_DETAILS);
        return new Outgoing("GET", target, headers, Optional.empty(), Optional.empty());
    }

    boolean isCommand() {
        return !method.equals("GET") && !method.equals("HEAD");
    }

    /// Whether nothing is done twice by it.
    boolean isRepeatable() {
        return !isCommand() || key.isPresent();
    }

    BodyPublisher publisher() {
        return body.map(BodyPublishers::ofString).orElseGet(BodyPublishers::noBody);
    }
}
