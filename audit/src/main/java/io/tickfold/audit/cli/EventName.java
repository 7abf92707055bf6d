package io.tickfold.audit.cli;

import io.tickfold.contract.event.EngineEvent;
import io.tickfold.contract.wire.MessageType;
import java.util.Arrays;
import java.util.List;

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
    public static List<String> all() {
        return Arrays.stream(MessageType.values())
                .filter(type -> EngineEvent.class.isAssignableFrom(type.messageClass()))
                .map(EventName::of)
                .toList();
    }
}
