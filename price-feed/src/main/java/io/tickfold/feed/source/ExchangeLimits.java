package io.tickfold.feed.source;

import java.time.Duration;

/// How long an exchange is waited for.
///
/// @param connect until it has agreed to talk
/// @param confirm until it has confirmed all subscriptions
/// @param silence without anything new, after which a connection is given up
/// @param quiet without a trade or quote of one symbol, after which that is named
/// @param life of a connection, after which another one takes its place: exchanges cut them
/// @param overlap how long both are followed then, and how late a trade may come
/// @param shortestPause before another attempt to connect
/// @param longestPause before another attempt; each failure doubles it up to here
record ExchangeLimits(
        Duration connect,
        Duration confirm,
        Duration silence,
        Duration quiet,
        Duration life,
        Duration overlap,
        Duration shortestPause,
        Duration longestPause) {

    /// Binance cuts a connection after 24 hours, and bans who makes 300 in five minutes; Kraken
    /// bans who makes 150 in ten. With these, there are at most 70 in ten minutes in the long run.
    static ExchangeLimits withSilence(Duration silence) {
        return new ExchangeLimits(
                Duration.ofSeconds(10),
                Duration.ofSeconds(5),
                silence,
                Duration.ofSeconds(10),
                Duration.ofHours(23),
                Duration.ofSeconds(2),
                Duration.ofSeconds(1),
                Duration.ofSeconds(30));
    }
}
