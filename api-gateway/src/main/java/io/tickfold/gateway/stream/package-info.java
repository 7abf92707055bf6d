/// Streams that stay open: the events of an account and prices by SSE, prices by WebSocket.
///
/// ```
///  trade-events ─► LiveEvents ─► EventBuffer ─┐   one buffer a stream, bounded; full: the stream ends
///                                             ├─► EventStream ─► SseWriter      a thread a stream
///  read model ─────────────── AccountEvents ──┘   whatever the live events lack
///
///  price-ticks ─► LivePrices ─► LatestPrices ─┬─► PriceStream ─► SseWriter      the latest of each
///                                             └─► PriceSocket ─► /ws            symbol, for slow ones
/// ```
///
/// Neither the log nor another stream ever waits for a client: only the client's own thread does.
package io.tickfold.gateway.stream;
