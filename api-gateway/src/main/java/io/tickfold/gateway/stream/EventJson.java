package io.tickfold.gateway.stream;

import io.tickfold.readmodel.query.RecordedEvent;

/// An event as clients see it: `{"sequence":7,"type":"tickfold.order-closed.v1","data":{…}}`.
final class EventJson {

    private EventJson() {}

    /// In one line, since the records in Kafka are.
    static String of(RecordedEvent event) {
        return "{\"sequence\":%d,\"type\":\"%s\",\"data\":%s}"
                .formatted(event.sequence(), event.type(), event.data());
    }
}
