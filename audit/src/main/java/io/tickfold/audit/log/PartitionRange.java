package io.tickfold.audit.log;

import io.tickfold.audit.log.AuditedLog.Part;
import java.util.OptionalLong;

/// What is read of a partition of both logs. Ends are the offsets after the last.
///
/// @param decided the input up to which the engine has decided, as its group committed it; absent
///   if nothing is committed, so that the events alone tell
record PartitionRange(
        long firstInput, long inputsEnd, long firstEvent, long eventsEnd, OptionalLong decided) {

    long records(Part part) {
        long events = eventsEnd - firstEvent;
        return part == Part.EVENTS ? events : events + inputsEnd - firstInput;
    }
}
