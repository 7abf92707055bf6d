/// The client of the engine: sends a command, waits for its events, and finds answers of earlier
/// ones.
///
/// ```
///  Commands ─► Engine ◄── AccountOpeningEngine (where accounts open themselves)
///                ▲              │
///                └─ KafkaEngine ┘─ Admission ─► CommandSender ──► trade-input
///                       │
///                PendingRequests ◄── TopicTail ◄── trade-events
/// ```
package io.tickfold.gateway.engine;
