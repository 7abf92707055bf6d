package io.tickfold.audit.explain;

import io.tickfold.audit.log.AuditedLog;
import io.tickfold.audit.log.LogRecord;
import io.tickfold.audit.log.LogRecord.Log;
import java.util.Iterator;
import java.util.List;

/// Both logs in memory; everything stands in the partitions that the records name.
record RecordedLog(int partitions, List<LogRecord> records) implements AuditedLog {

    @Override
    public Iterator<LogRecord> read(int partition, Part part) {
        return records.stream()
                .filter(record -> record.partition() == partition)
                .filter(record -> part == Part.BOTH || record.log() == Log.EVENTS)
                .iterator();
    }

    @Override
    public void close() {}
}
