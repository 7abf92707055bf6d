package io.tickfold.gateway.account;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tickfold.readmodel.query.RecordedEvent;
import java.util.List;

/// The body of a list of events.
record EventsBody(List<Event> events) {

    /// @param data as it is in Kafka
    record Event(long sequence, String type, @Schema(types = "object") @JsonRawValue String data) {}

    static EventsBody of(List<RecordedEvent> events) {
        return new EventsBody(
                events.stream().map(e -> new Event(e.sequence(), e.type(), e.data())).toList());
    }
}
