package io.tickfold.contract.wire;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;

/// Reads a time from its ISO 8601 text, and from nothing else: Jackson's own readers also take
/// numbers and texts that hold a number, `1e1000000000` being 1970.
final class IsoText<T> extends StdScalarDeserializer<T> {

    private static final String MILLIS_FORM = "0000-00-00T00:00:00.000Z";
    private static final int NUMBERS = 8;
    private static final Instant END = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private final Class<T> type;
    private final Function<String, T> parser;

    private IsoText(Class<T> type, Function<String, T> parser) {
        super(type);
        this.type = type;
        this.parser = parser;
    }

    /// Readers of every type of time that messages hold.
    static SimpleModule times() {
        return new SimpleModule("times")
                .addDeserializer(Instant.class, new IsoText<>(Instant.class, IsoText::instant))
                .addDeserializer(Duration.class, new IsoText<>(Duration.class, Duration::parse));
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return context.reportInputMismatch(type, "a time is a text");
        }
        String text = parser.getString();
        try {
            return this.parser.apply(text);
        } catch (DateTimeException e) {
            throw context.weirdStringException(text, type, "no time in ISO 8601");
        }
    }

    /// Times as they are written here, to the millisecond, without the way through a formatter,
    /// which takes longer than the rest of a message; others by the formatter.
    private static Instant ofMillis(String text) {
        if (text.length() != MILLIS_FORM.length()) {
            return Instant.parse(text);
        }
        int[] numbers = new int[NUMBERS];
        int index = 0;
        for (int i = 0; i < MILLIS_FORM.length(); i++) {
            char each = text.charAt(i);
            if (MILLIS_FORM.charAt(i) != '0') {
                if (each != MILLIS_FORM.charAt(i)) {
                    return Instant.parse(text);
                }
                index++;
            } else if (each >= '0' && each <= '9') {
                numbers[index] = 10 * numbers[index] + each - '0';
            } else {
                return Instant.parse(text);
            }
        }
        if (numbers[3] > 23 || numbers[4] > 59 || numbers[5] > 59) {
            return Instant.parse(text);
        }
        long day = LocalDate.of(numbers[0], numbers[1], numbers[2]).toEpochDay();
        long second = ((day * 24 + numbers[3]) * 60 + numbers[4]) * 60 + numbers[5];
        return Instant.ofEpochSecond(second, numbers[6] * 1_000_000L);
    }

    private static Instant instant(String text) {
        Instant instant = ofMillis(text);
        if (instant.isBefore(Instant.EPOCH) || instant.isAfter(END)) {
            throw new DateTimeException("years from 1970 to 9999");
        }
        return instant;
    }
}
