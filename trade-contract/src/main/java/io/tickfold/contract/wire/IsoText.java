package io.tickfold.contract.wire;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdScalarSerializer;

/// Reads a time from its ISO 8601 text, and from nothing else: Jackson's own readers also take
/// numbers and texts that hold a number, `1e1000000000` being 1970.
final class IsoText<T> extends StdScalarDeserializer<T> {

    private final Class<T> type;
    private final Function<String, T> parser;

    private IsoText(Class<T> type, Function<String, T> parser) {
        super(type);
        this.type = type;
        this.parser = parser;
    }

    /// Readers of every type of time that messages hold, and the writer of the one that all hold.
    static SimpleModule times() {
        return new SimpleModule("times")
                .addDeserializer(Instant.class, new IsoText<>(Instant.class, IsoTime::parse))
                .addDeserializer(Duration.class, new IsoText<>(Duration.class, Duration::parse))
                .addSerializer(Instant.class, new InstantWriter());
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

    /// Writes an instant as its text.
    private static final class InstantWriter extends StdScalarSerializer<Instant> {

        InstantWriter() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant time, JsonGenerator generator, SerializationContext context) {
            generator.writeString(IsoTime.text(time));
        }
    }
}
