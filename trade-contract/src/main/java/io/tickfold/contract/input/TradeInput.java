package io.tickfold.contract.input;

/// A record of the one ordered log that decisions are made from.
public sealed interface TradeInput permits Command, MarketInput, Clock {}
