package io.tickfold.feed.source;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// How long a server wants not to be asked again.
final class RetryAfter {

    /// As long as the longest ban of Binance.
    private static final Duration LONGEST = Duration.ofDays(3);

    private RetryAfter() {}

    /// What the header `Retry-After` says: seconds, or a date, which is compared with that of the
    /// answer.
    static Optional<Duration> of(HttpHeaders headers) {
        return headers.firstValue("Retry-After")
                .flatMap(text -> seconds(text).or(() -> until(text, headers)))
                .filter(wait -> !wait.isNegative())
                .map(wait -> wait.compareTo(LONGEST) < 0 ? wait : LONGEST);
    }

    private static Optional<Duration> seconds(String text) {
        return text.matches("[0-9]{1,9}")
                ? Optional.of(Duration.ofSeconds(Long.parseLong(text)))
                : Optional.empty();
    }

    private static Optional<Duration> until(String text, HttpHeaders headers) {
        return headers.firstValue("Date")
                .flatMap(RetryAfter::date)
                .flatMap(now -> date(text).map(then -> Duration.between(now, then)));
    }

    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text)));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
