package io.tickfold.gateway.web.limits;

import java.time.Duration;
import org.springframework.boot.convert.DurationStyle;

/// So many requests in so much time, which come back evenly.
public record Budget(long requests, Duration per) {

    public Budget {
        if (requests < 1 || per.toSeconds() < 1) {
            throw new IllegalArgumentException("a budget is at least one request in a second");
        }
    }

    /// Reads a text such as `1000/10s`.
    public static Budget of(String text) {
        String[] parts = text.split("/", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException("a budget reads like 1000/10s, not " + text);
        }
        Duration per = DurationStyle.detectAndParse(parts[1].strip());
        return new Budget(Long.parseLong(parts[0].strip()), per);
    }
}
