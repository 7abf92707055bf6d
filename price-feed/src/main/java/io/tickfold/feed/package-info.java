/// Turns prices into quotes and puts them, the trading rules and the time into every partition.
///
/// ```
///  PriceSource ──MarketData──► Pricing ──quotes──► Conflation ──► TickMaker ──► Broadcaster
///  (package source)            (package quote)     (extremes)                      │
///                                   trade-input, each partition; price-ticks, once ◄┘
/// ```
///
/// A run of the feed is a `FeedSession`: it waits for the topics, reads the last ticks, sends the
/// rules, and only then lets the sources begin. All of it happens on one thread.
package io.tickfold.feed;
