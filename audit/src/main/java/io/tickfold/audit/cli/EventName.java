package io.tickfold.audit.cli;

import io.tickfold.contract.event.EngineEvent;
import io.tickfold.contract.wire.MessageType;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// What people call the events: the middle of their frozen names, such as `order-closed`.
public final class EventName {

    private static final String PREFIX = "tickfold.";

    private EventName() {}

    public static String of(EngineEvent event) {
        return of(MessageType.of(event));
    }

    private static String of(MessageType type) {
        String name = type.wireName();
        return name.substring(PREFIX.length(), name.lastIndexOf('.'));
    }

    /// The names of all events.
    private static List<String> all() {
        return MessageType.events().stream().map(EventName::of).toList();
    }

    /// Reads the name of an event from a command line, and knows all of them for the help text.
    public static final class Reader implements ITypeConverter<String>, Iterable<String> {

        @Override
        public String convert(String text) {
            if (!all().contains(text)) {
                throw new TypeConversionException(
                        String.format(Locale.ROOT, "there is no type '%s' of events", text));
            }
            return text;
        }

        @Override
        public Iterator<String> iterator() {
            return all().iterator();
        }
    }
}
