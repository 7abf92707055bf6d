package io.tickfold.client;

import java.net.http.HttpHeaders;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A successful answer with its headers.
public final class Answered<T> {

    private static final Pattern NEXT_PAGE =
            Pattern.compile("<[^>]*[?&]before=([^&>]+)[^>]*>; *rel=\"next\"");

    private final @Nullable T body;
    private final HttpHeaders headers;

    Answered(@Nullable T body, HttpHeaders headers) {
        this.body = body;
        this.headers = headers;
    }

    /// The body.
    ///
    /// @throws IllegalStateException if the answer has none
    public T body() {
        if (body == null) {
            throw new IllegalStateException("the answer has no body");
        }
        return body;
    }

    /// The headers.
    public HttpHeaders headers() {
        return headers;
    }

    /// The place in the log up to which this is true, for `CallOption.minPosition`.
    public Optional<String> position() {
        return headers.firstValue("Position");
    }

    /// The id of the command that the request became.
    public Optional<String> commandId() {
        return headers.firstValue("Command-Id");
    }

    /// Whether an earlier attempt under the same key had been carried out, and this is its answer.
    public boolean isReplayed() {
        return headers.firstValue("Idempotent-Replayed").isPresent();
    }

    /// What `before` is for the next page, if there is one.
    public Optional<String> nextPage() {
        Matcher link = NEXT_PAGE.matcher(headers.firstValue("Link").orElse(""));
        return link.find() ? Optional.of(link.group(1)) : Optional.empty();
    }
}
