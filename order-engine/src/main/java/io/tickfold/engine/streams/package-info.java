/// Runs the fold on Kafka Streams, exactly once: the service, its topology and tasks, commits,
/// metrics and what happens when a thread dies.
///
/// ```
///  trade-input ─► TradeProcessor ─► trade-events (same partition number)
///                   │        └────► trade-input-dead-letters
///                   ▼
///                 "head"            the store, from which live objects are restored on init
/// ```
package io.tickfold.engine.streams;
