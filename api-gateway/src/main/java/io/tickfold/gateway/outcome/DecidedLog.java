package io.tickfold.gateway.outcome;

import java.time.Instant;
import java.util.Optional;

/// How far the engine has decided `trade-input`.
@FunctionalInterface
interface DecidedLog {

    /// What is decided for good.
    ///
    /// @param time every command that is valid no longer than this either is decided, or will be
    ///   refused as expired
    /// @param eventsEnd the offset in `trade-events` that all events of what is decided stand
    ///   before
    record Decided(Instant time, long eventsEnd) {}

    /// Empty while that cannot be found out.
    Optional<Decided> of(int partition);
}
