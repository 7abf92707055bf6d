package io.tickfold.engine.streams;

/// What all partitions at work share.
///
/// @param partitions how many `trade-input` has
record TaskResources(int partitions, CommittedLog log, ClockSender clocks, EngineMetrics metrics) {}
