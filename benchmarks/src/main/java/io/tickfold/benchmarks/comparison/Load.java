package io.tickfold.benchmarks.comparison;

import java.time.Duration;

/// Clients of a contender that open orders and close them.
interface Load extends AutoCloseable {

    /// Keeps so many requests in flight until the time is over or there is nothing more to ask.
    Measured closedLoop(Operation operation, int inFlight, Duration duration);

    /// Sends so many requests a second, whatever becomes of those before, and measures from when
    /// each was due.
    Measured openLoop(Operation operation, int perSecond, Duration duration);

    @Override
    void close();

    /// What is asked for.
    enum Operation {
        /// An order is opened.
        OPEN,
        /// One of the orders that were opened is closed.
        CLOSE,
        /// The balance is read.
        READ
    }
}
