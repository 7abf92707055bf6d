/// Where trades and quotes come from: a simulation, a file, an exchange.
///
/// ```
///  ExchangePrices ── ExchangeSession
///    │   WebSocketConnection and its ConnectionHealth (one, or two while it changes)
///    │   Subscriber, Backoff, OutageLog, Complaints
///    │   ExchangeProtocol: requests and messages of one exchange (Binance, Coinbase, Kraken)
///    └── MarketDataFilter: TradeSequences, QuoteSequences, SymbolSilences
///  RecordedPrices ── TradeFile, at a Pace
///  SimulatedPrices ── SimulatedTrades ── PriceWalk
/// ```
package io.tickfold.feed.source;
