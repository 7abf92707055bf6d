package io.tickfold.engine.streams;

import io.tickfold.contract.input.Clock;

/// Appends the time to a partition of the input log, so that it is worked on.
interface ClockSender {

    /// Returns at once.
    ///
    /// @param id the record's `ce_id`
    /// @param whenFailed runs if the record may not have been appended
    void append(int partition, String id, Clock clock, Runnable whenFailed);
}
