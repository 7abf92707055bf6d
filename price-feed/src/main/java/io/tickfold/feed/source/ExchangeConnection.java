package io.tickfold.feed.source;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// One connection to an exchange, from the attempt to open it to its end.
interface ExchangeConnection {

    /// Sends a text message, after those before.
    void send(String message);

    /// The listener is told nothing more.
    void close();

    /// Opens connections.
    interface Connector {

        /// Returns at once.
        ///
        /// @param patience until the exchange has agreed to talk
        ExchangeConnection open(URI address, Duration patience, Listener listener);
    }

    /// Is told, on the feed's thread, what happens to a connection.
    interface Listener {

        void opened(ExchangeConnection connection);

        /// @param message empty if it was too long, or no text
        void received(ExchangeConnection connection, Optional<String> message);

        /// Nothing more will be received; told once, unless the listener has closed it.
        void ended(ExchangeConnection connection, Ending ending);
    }

    /// Why a connection has ended, or was never opened.
    ///
    /// @param retryAfter how long the exchange wants not to be asked again, if it says so
    record Ending(String reason, Optional<Duration> retryAfter) {}
}
