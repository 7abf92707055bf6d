/// Sends a command and waits for what the engine made of it.
///
/// ```
///  trade ──► Engine ◄── AccountOpeningEngine (where accounts open themselves)
///                ▲              │
///                └─ KafkaEngine ┘──► CommandSender ──► trade-input
///                       │
///                PendingRequests ◄── ReplyListener ◄── tail of trade-events
/// ```
package io.tickfold.gateway.engine;
