package io.tickfold.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/// What an operation sends, and the type of its answer.
///
/// @param target path and query
/// @param body null for none
record Call<T>(String method, String target, @Nullable Object body, TypeReference<T> answer) {

    private static final String SIGN_IN = "/api/v1/auth/";

    static <T> Call<T> of(String method, String path, TypeReference<T> answer) {
        return new Call<>(method, path, null, answer);
    }

    /// Fills a variable of the path in.
    Call<T> path(String name, Object value) {
        return to(target.replace("{" + name + "}", encoded(value)));
    }

    /// Adds a parameter, unless it is null.
    Call<T> query(String name, @Nullable Object value) {
        String separator = target.contains("?") ? "&" : "?";
        return value == null ? this : to(target + separator + name + "=" + encoded(value));
    }

    Call<T> body(@Nullable Object newBody) {
        return new Call<>(method, target, newBody, answer);
    }

    /// Whether it changes something of an account or of a symbol, and so takes an idempotency key.
    boolean isKeyed() {
        return !method.equals("GET") && !method.equals("HEAD") && !target.startsWith(SIGN_IN);
    }

    private Call<T> to(String newTarget) {
        return new Call<>(method, newTarget, body, answer);
    }

    private static String encoded(Object value) {
        return URLEncoder.encode(Objects.toString(value), UTF_8).replace("+", "%20");
    }
}
