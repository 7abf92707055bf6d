package io.tickfold.gateway.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.regex.Pattern;

/// The parameters of a query, each at most once; others are ignored.
public final class QueryParameters {

    /// The most things that one page can have.
    public static final int MAX_LIMIT = 1_000;

    private static final String LIMIT = "limit";
    private static final Pattern WHOLE_NUMBER = Pattern.compile("\\d{1,18}");

    private QueryParameters() {}

    /// A parameter's value; empty if it is absent.
    ///
    /// @throws RefusedException if it is given more than once, or cannot be decoded
    public static Optional<String> text(
            HttpServletRequest request, String name, GatewayRefusal refusal) {
        String[] values = values(request, name, refusal);
        if (values.length > 1) {
            throw refusal.exception();
        }
        return values.length == 0 ? Optional.empty() : Optional.of(values[0]);
    }

    private static String[] values(
            HttpServletRequest request, String name, GatewayRefusal refusal) {
        try {
            return Optional.ofNullable(request.getParameterValues(name)).orElse(new String[0]);
        } catch (IllegalStateException _) {
            throw refusal.exception();
        }
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
