/// Runs the fold on Kafka Streams, exactly once.
///
/// ```
///  trade-input ─► TradeProcessor ─► trade-events (same partition number)
///                   │    │   └────► trade-input-dead-letters
///                   ▼    ▼
///               "state"  "head"     stores, from which live objects are rebuilt on init
/// ```
package io.tickfold.engine.streams;
