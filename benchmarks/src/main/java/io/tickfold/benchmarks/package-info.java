/// What things cost, against a floor measured in the same run.
///
/// ```
///  EngineBenchmark ─► ClosedLoop ─► trade-input ─► the engine, or TransactionalLoop (the floor)
///                         ▲                               │
///                         └───────── trade-events ◄───────┘
///  HttpBenchmark, SlowClientsBenchmark   ─► a running system
///  MarketBenchmark ─► InputLog ─► PartitionFold, with the orders of a Crowd
///  StateBenchmark  ─► the same, and the store that holds its orders
///  JMH             ─► OpenAndCloseBenchmark, ArithmeticBenchmark
/// ```
package io.tickfold.benchmarks;
