package io.tickfold.contract.input;

/// What moves the market of a partition: every partition gets a copy, under no key.
public sealed interface MarketInput extends TradeInput
        permits PriceChange, RulesChanged, SymbolHalt {}
