package io.tickfold.audit.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads a time as people write it: `2026-01-31T14:05:00Z`, with another offset, without one for
/// UTC, or a date alone for the moment at which that day begins in UTC.
public final class TimeOption implements ITypeConverter<Instant> {

    private static final int DATE_LENGTH = "2026-01-31".length();

    @Override
    public Instant convert(String text) {
        try {
            if (text.length() == DATE_LENGTH) {
                return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
            }
            return DateTimeFormatter.ISO_DATE_TIME.parseBest(
                                    text, OffsetDateTime::from, LocalDateTime::from)
                            instanceof OffsetDateTime exact
                    ? exact.toInstant()
                    : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException _) {
            throw new TypeConversionException(
                    String.format(
                            Locale.ROOT,
                            "'%s' is no time such as 2026-01-31T14:05:00Z or 2026-01-31",
                            text));
        }
    }
}
