package io.tickfold.gateway.engine;

import java.time.Instant;
import java.util.Optional;

/// How far the engine has decided `trade-input`.
@FunctionalInterface
public interface DecidedLog {

    /// What is decided for good.
    ///
    /// @param time every command that is valid no longer than this is either decided, or will be
    ///   refused as expired
    /// @param eventsEnd an offset in `trade-events`; all events of what is decided are before it
    record Decided(Instant time, long eventsEnd) {}

    /// Empty while that cannot be found out.
    Optional<Decided> of(int partition);
}
