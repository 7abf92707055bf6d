package io.tickfold.audit.tail;

import io.tickfold.audit.cli.EventName;
import java.util.Iterator;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads the name of an event, and knows all of them for the help text.
final class EventTypeOption implements ITypeConverter<String>, Iterable<String> {

    @Override
    public String convert(String text) {
        if (!EventName.all().contains(text)) {
            throw new TypeConversionException("there is no type '%s' of events".formatted(text));
        }
        return text;
    }

    @Override
    public Iterator<String> iterator() {
        return EventName.all().iterator();
    }
}
