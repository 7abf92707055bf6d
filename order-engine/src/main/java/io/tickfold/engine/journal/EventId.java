package io.tickfold.engine.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Headers;

/// The `ce_id` of an event: where the input stands that it was published for, and its place among
/// that input's events.
public record EventId(int partition, long inputOffset, int index) {

    public static final String HEADER = "ce_id";
    private static final Pattern FORM = Pattern.compile("(\\d{1,9})-(\\d{1,18})-(\\d{1,9})");

    /// The id in an event's headers; empty if there is none of this form.
    public static Optional<EventId> of(Headers headers) {
        return Optional.ofNullable(headers.lastHeader(HEADER))
                .map(header -> FORM.matcher(new String(header.value(), UTF_8)))
                .filter(Matcher::matches)
                .map(EventId::of);
    }

    private static EventId of(Matcher parts) {
        return new EventId(
                Integer.parseInt(parts.group(1)),
                Long.parseLong(parts.group(2)),
                Integer.parseInt(parts.group(3)));
    }

    @Override
    public String toString() {
        return partition + "-" + inputOffset + "-" + index;
    }
}
