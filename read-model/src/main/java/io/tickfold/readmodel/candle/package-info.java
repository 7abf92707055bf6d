/// Candles of the trades in `market-trades` and in dumps: one row for each interval, kept in a
/// schema of its own, since nothing else holds all of it.
package io.tickfold.readmodel.candle;
