package io.tickfold.engine.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventIdTest {

    private static Optional<EventId> read(String text) {
        return EventId.of(new RecordHeaders().add(EventId.HEADER, text.getBytes(UTF_8)));
    }

    @Test
    void isReadAsItIsWritten() {
        EventId id = new EventId(11, 123_456_789_012L, 3);

        assertThat(read(id.toString())).contains(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "1-2",
                "1-2-",
                "-1-2-3",
                "1--3",
                "1-2-3-4",
                "1-2-x",
                "1-2-3 ",
                "99999999999-2-3",
                "1-2-99999999999",
                "1-1234567890123456789-3"
            })
    void hasNoOtherForm(String text) {
        assertThat(read(text)).isEmpty();
    }

    @Test
    void mayBeMissing() {
        assertThat(EventId.of(new RecordHeaders())).isEmpty();
    }
}
