package io.tickfold.feed.source;

import java.time.Duration;

/// How long an exchange is waited for.
///
/// @param connect until it has agreed to talk
/// @param silence without any message of prices, after which a connection is given up
/// @param life of a connection, after which another one takes its place: exchanges cut them
/// @param overlap how long both are followed then, and how late a trade may come
/// @param shortestPause before another attempt to connect
/// @param longestPause before another attempt; each failure doubles it up to here
public record ExchangeLimits(
        Duration connect,
        Duration silence,
        Duration life,
        Duration overlap,
        Duration shortestPause,
        Duration longestPause) {

    /// Binance cuts a connection after 24 hours, and bans who makes 300 in five minutes.
    static final ExchangeLimits OF_BINANCE =
            new ExchangeLimits(
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(10),
                    Duration.ofHours(23),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(30));
}
