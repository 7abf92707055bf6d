package io.tickfold.gateway.web;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;

/// Times as clients read them: ISO 8601, UTC, always with milliseconds.
public final class IsoTime {

    private static final DateTimeFormatter MILLIS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

    private IsoTime() {}

    public static String of(Instant time) {
        return MILLIS.format(time);
    }
}
