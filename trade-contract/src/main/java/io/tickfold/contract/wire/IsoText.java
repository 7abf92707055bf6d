package io.tickfold.contract.wire;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;

/// Reads a time from its ISO 8601 text, and from nothing else: Jackson's own readers also take
/// numbers and texts that hold a number, `1e1000000000` being 1970.
final class IsoText<T> extends StdScalarDeserializer<T> {

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

    private static Instant instant(String text) {
        Instant instant = Instant.parse(text);
        if (instant.isBefore(Instant.EPOCH) || instant.isAfter(END)) {
            throw new DateTimeException("years from 1970 to 9999");
        }
        return instant;
    }
}
