package io.tickfold.feed.source;

import java.time.Instant;

/// When somebody can have traded.
final class TradeTime {

    static final Instant LATEST = Instant.parse("2255-01-01T00:00:00Z");
    private static final Instant EARLIEST = Instant.parse("2009-01-01T00:00:00Z");

    private TradeTime() {}

    /// @throws IllegalArgumentException if nobody traded then
    static Instant require(Instant time) {
        if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
            throw new IllegalArgumentException("nobody traded at that time");
        }
        return time;
    }
}
