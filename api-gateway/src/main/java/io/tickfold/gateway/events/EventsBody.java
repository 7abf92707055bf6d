package io.tickfold.gateway.events;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tickfold.gateway.readmodel.RecordedEvent;
import java.util.List;

/// The body of the answer to a question for events.
record EventsBody(List<Event> events) {

    /// @param data as it stands in Kafka
    record Event(long sequence, String type, @Schema(types = "object") @JsonRawValue String data) {}

    static EventsBody of(List<RecordedEvent> events) {
        return new EventsBody(
                events.stream().map(e -> new Event(e.sequence(), e.type(), e.data())).toList());
    }
}
