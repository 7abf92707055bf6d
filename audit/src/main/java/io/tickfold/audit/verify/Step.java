package io.tickfold.audit.verify;

import io.tickfold.audit.log.LogRecord;
import java.util.List;
import java.util.Optional;

/// An input and the events that stand behind it; events whose input is not kept have none.
record Step(Optional<LogRecord> input, List<LogRecord> events) {}
