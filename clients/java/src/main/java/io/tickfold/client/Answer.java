package io.tickfold.client;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/// An HTTP response that has been read to its end.
record Answer(int status, HttpHeaders headers, String body) {

    private static final int MULTIPLE_CHOICES = 300;
    private static final int BAD_REQUEST = 400;
    private static final Pattern JSON = Pattern.compile("application/json\\b.*");

    /// Whether it is what was asked for; a redirection is, where the API answers with one.
    boolean isSuccess() {
        return status < BAD_REQUEST;
    }

    /// Whether it can be what the API answers to a command that was carried out, or to a read: a
    /// proxy may answer with a page, or send its client somewhere else.
    boolean canBeOfTheApi(boolean isOfCommand) {
        boolean isPlain = status < MULTIPLE_CHOICES && !body.isBlank();
        boolean isJson = JSON.matcher(header("Content-Type").orElse("")).matches();
        return !isSuccess() || (isPlain ? isJson : !isOfCommand);
    }

    /// Whether it is a refusal of the API, not of somebody between.
    boolean hasReason() {
        return header("Refusal-Reason").isPresent();
    }

    boolean isEmpty() {
        return body.isBlank() || status >= MULTIPLE_CHOICES;
    }

    Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /// The stable name of what is wrong; the status where a proxy has answered.
    String reason() {
        return header("Refusal-Reason").orElseGet(() -> "HTTP_" + status);
    }

    /// What the engine has decided cannot change any more: its answers tell their place in the log.
    boolean isDecided() {
        return header("Command-Id").isPresent() && header("Position").isPresent();
    }

    Optional<Duration> retryAfter() {
        return header("Retry-After")
                .filter(text -> text.matches("\\d{1,6}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)));
    }
}
