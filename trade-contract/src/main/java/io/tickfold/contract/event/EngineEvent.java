package io.tickfold.contract.event;

/// What the engine writes: events of accounts, and from time to time a checkpoint of a partition.
public sealed interface EngineEvent permits TradeEvent, Checkpoint {}
