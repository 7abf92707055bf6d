package io.tickfold.engine.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/// The `ce_id` of an event: the position of the input that it was published with, and its place
/// among that input's events.
public record EventId(int partition, long inputOffset, int index) {

    public static final String HEADER = "ce_id";
    private static final int PARTS = 3;
    private static final int MOST_DIGITS = 18;

    /// The id in an event's headers; empty if there is none of this form.
    public static Optional<EventId> of(Headers headers) {
        Header header = headers.lastHeader(HEADER);
        return header == null || header.value() == null ? Optional.empty() : parsed(header.value());
    }

    /// The id in an event's headers, if it is of this partition.
    public static Optional<EventId> of(Headers headers, int partition) {
        return of(headers).filter(id -> id.partition == partition);
    }

    /// The id that this text is.
    public static Optional<EventId> of(String text) {
        return parsed(text.getBytes(UTF_8));
    }

    private static Optional<EventId> parsed(byte[] text) {
        long[] numbers = new long[PARTS];
        int part = 0;
        int digits = 0;
        for (byte character : text) {
            if (character == '-' && digits > 0 && part < PARTS - 1) {
                part++;
                digits = 0;
            } else if (character >= '0' && character <= '9' && digits < MOST_DIGITS) {
                numbers[part] = 10 * numbers[part] + character - '0';
                digits++;
            } else {
                return Optional.empty();
            }
        }
        boolean isWhole = part == PARTS - 1 && digits > 0;
        return isWhole && isInt(numbers[0]) && isInt(numbers[2])
                ? Optional.of(new EventId((int) numbers[0], numbers[1], (int) numbers[2]))
                : Optional.empty();
    }

    private static boolean isInt(long number) {
        return number <= Integer.MAX_VALUE;
    }

    /// Whether this is the id of a later event than that one, if both are of one input topic.
    public boolean isAfter(EventId other) {
        return inputOffset == other.inputOffset
                ? index > other.index
                : inputOffset > other.inputOffset;
    }

    @Override
    public String toString() {
        return partition + "-" + inputOffset + "-" + index;
    }
}
