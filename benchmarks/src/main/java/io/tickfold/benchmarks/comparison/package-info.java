/// Closes of orders, side by side: Tickfold, the floor under it, and what others would write.
///
/// ```
///  Comparison ─► HttpLoad, KafkaLoad ─► ContenderProcess
///      │                                  ├─ ./tickfold up
///      ▼                                  └─ ContenderHost: Floor, the engine alone, or the gateway
///   Results ─► Report, Plot                  and ReplyingClient ─► PlainListener or PlainStreams
/// ```
package io.tickfold.benchmarks.comparison;
