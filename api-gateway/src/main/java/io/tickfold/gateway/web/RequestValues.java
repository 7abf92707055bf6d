package io.tickfold.gateway.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a request names at most once: parameters of the query, and headers.
public final class RequestValues {

    /// The most things that one page can have.
    public static final int MAX_LIMIT = 1_000;

    private static final String LIMIT = "limit";
    private static final Pattern WHOLE_NUMBER = Pattern.compile("\\d{1,18}");

    private RequestValues() {}

    /// A parameter's value; empty if it is absent.
    ///
    /// @throws RefusedException if it is given more than once, or cannot be decoded
    public static Optional<String> text(
            HttpServletRequest request, String name, GatewayRefusal refusal) {
        try {
            String[] values = request.getParameterValues(name);
            return values == null ? Optional.empty() : only(List.of(values), refusal);
        } catch (IllegalStateException _) {
            throw refusal.exception();
        }
    }

    /// A header's value; empty if it is absent.
    ///
    /// @throws RefusedException if it is given more than once
    public static Optional<String> header(
            HttpServletRequest request, String name, GatewayRefusal refusal) {
        return only(Collections.list(request.getHeaders(name)), refusal);
    }

    private static Optional<String> only(List<String> values, GatewayRefusal refusal) {
        if (values.size() > 1) {
            throw refusal.exception();
        }
        return values.stream().findFirst();
    }

    /// A parameter that is 0 or a greater whole number; empty if it is absent.
    ///
    /// @throws RefusedException if it is anything else
    public static Optional<Long> number(
            HttpServletRequest request, String name, GatewayRefusal refusal) {
        return text(request, name, refusal).map(text -> number(text, refusal));
    }

    private static long number(String text, GatewayRefusal refusal) {
        if (!WHOLE_NUMBER.matcher(text).matches()) {
            throw refusal.exception();
        }
        return Long.parseLong(text);
    }

    /// How many things the client wants at most: 1 to 1,000.
    ///
    /// @throws RefusedException if it is anything else
    public static int limit(HttpServletRequest request, int otherwise) {
        long limit = number(request, LIMIT, GatewayRefusal.INVALID_LIMIT).orElse((long) otherwise);
        if (limit < 1 || limit > MAX_LIMIT) {
            throw GatewayRefusal.INVALID_LIMIT.exception();
        }
        return (int) limit;
    }
}
