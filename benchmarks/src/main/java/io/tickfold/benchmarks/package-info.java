/// What things cost, against a floor measured in the same run.
///
/// ```
///  comparison           ─► processes of their own: the floor, the engine, Tickfold, and others
///  SlowClientsBenchmark ─► a running system
///  MarketBenchmark      ─► InputLog ─► PartitionFold, with the orders of a Crowd
///  StateBenchmark       ─► the same, and the store that holds its orders
///  TakeoverBenchmark    ─► two engines as processes, of which one is killed
///  ConsoleBenchmark     ─► PageServer, and the console in a Chromium
///  JMH                  ─► OpenAndCloseBenchmark, ArithmeticBenchmark
/// ```
package io.tickfold.benchmarks;
