/// Where trades and quotes come from: a simulation, a file, an exchange.
///
/// ```
///  ExchangePrices ── ExchangeConnection (one, or two while it changes)
///    │   ExchangeProtocol: addresses and messages of one exchange (BinanceStream)
///    └── TradeSequences: what was missed, and what was sent twice
///  RecordedPrices ── TradeFile, at a Pace
///  SimulatedPrices ── SimulatedTrades ── PriceWalk
/// ```
package io.tickfold.feed.source;
