package io.tickfold.audit.explain;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.tickfold.audit.log.LogRecord;
import io.tickfold.audit.log.LogRecord.Log;
import io.tickfold.contract.value.Ascii;

/// The position of a record in the logs.
@JsonPropertyOrder({"topic", "partition", "offset"})
record Place(@JsonIgnore Log log, int partition, long offset) {

    static Place of(LogRecord record) {
        return new Place(record.log(), record.partition(), record.offset());
    }

    /// An input of the same partition.
    Place input(long inputOffset) {
        return new Place(Log.INPUT, partition, inputOffset);
    }

    @JsonProperty
    String topic() {
        return log.topic();
    }

    /// Such as `events 3-17`: offset 17 of partition 3 of `trade-events`.
    @Override
    public String toString() {
        return Ascii.lower(log.name()) + " " + partition + "-" + offset;
    }
}
