/// Turns prices into quotes and puts them, the trading rules and the time into every partition.
///
/// ```
///  PriceSource ──trade──► TickMaker ──tick──► Broadcaster ──► trade-input, each partition
///  (package source)       SpreadRule                     └──► price-ticks, once
/// ```
///
/// A run of the feed is a `FeedSession`: it waits for the topics, reads the last ticks, sends the
/// rules, and only then lets the source begin. All of it happens on one thread.
package io.tickfold.feed;
