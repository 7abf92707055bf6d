package io.tickfold.contract.event;

/// What the engine writes: events of accounts, from time to time a checkpoint of a partition, and
/// which inputs it skipped.
public sealed interface EngineEvent permits TradeEvent, Checkpoint, InputSkipped {}
