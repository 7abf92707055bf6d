/// What things cost, against a floor measured in the same run.
///
/// ```
///  EngineBenchmark ─► ClosedLoop ─► trade-input ─► the engine, or TransactionalLoop (the floor)
///                         ▲                               │
///                         └───────── trade-events ◄───────┘
/// ```
package io.tickfold.benchmarks;
