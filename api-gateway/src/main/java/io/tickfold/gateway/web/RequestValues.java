package io.tickfold.gateway.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The parameters and headers of a request, most of which may be given only once.
public final class RequestValues {

    /// The most things that one page can have.
    public static final int MAX_LIMIT = 1_000;

    private static final String LIMIT = "limit";
    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");
    private static final Pattern WHOLE_NUMBER = Pattern.compile("\\d{1,18}");

    private RequestValues() {}

    /// A parameter's value; empty if it is absent.
    ///
    /// @throws RefusedException if it is given more than once, or cannot be decoded
    public static Optional<String> text(
            HttpServletRequest request, String name, GatewayRefusal refusal) {
        return only(all(request, name, refusal), refusal);
    }

    /// All values of a parameter that may be given several times.
    ///
    /// @throws RefusedException if they cannot be decoded
    public static List<String> all(
            HttpServletRequest request, String name, GatewayRefusal refusal) {
        try {
            return Stream.ofNullable(request.getParameterValues(name)).flatMap(Stream::of).toList();
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

    /// Asks for no other parameters than these: a misspelt one would have the request answered as
    /// if it said nothing.
    ///
    /// @throws RefusedException if there is another one
    public static void requireOnly(HttpServletRequest request, String... known) {
        UnknownNames.refuse(
                GatewayRefusal.UNKNOWN_PARAMETER,
                request.getParameterMap().keySet(),
                List.of(known));
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

    /// The text as 0 or a greater whole number.
    ///
    /// @throws RefusedException if it is anything else
    public static long number(String text, GatewayRefusal refusal) {
        if (!WHOLE_NUMBER.matcher(text).matches()) {
            throw refusal.exception();
        }
        return Long.parseLong(text);
    }

    /// A parameter that is a time of the years 1970 to 9998, in ISO 8601; empty if it is absent.
    ///
    /// @throws RefusedException if it is anything else
    public static Optional<Instant> time(
            HttpServletRequest request, String name, GatewayRefusal refusal) {
        return text(request, name, refusal).map(text -> time(text).orElseThrow(refusal::exception));
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(Instant.parse(text))
                    .filter(time -> !time.isBefore(Instant.EPOCH) && !time.isAfter(LATEST));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
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
