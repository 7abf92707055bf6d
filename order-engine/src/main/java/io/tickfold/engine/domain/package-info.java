/// The trading rules: a pure fold of the input log.
///
/// ```
///  input ──► PartitionFold ──► CommandDecider, TickDecider ──► events
///              │    ▲                                            │
///              ▼    └─────────────── Account.evolve ◄────────────┘
///            Market: rules, quotes, halts, the log's time
/// ```
///
/// Deciding changes nothing, evolving decides nothing, and neither looks at a clock, a random
/// number or anything outside its arguments: the same log gives the same events, live, on replay
/// and in an audit.
///
/// Where a rule is:
///
/// | rule | class |
/// |---|---|
/// | stop-out | [StopOut] |
/// | margin call and its end | [MarginCall] |
/// | stop loss, take profit, and the sequence of all rules of a tick | [TickDecider] |
/// | margin, equity, available balance | [Margin] |
/// | opening, amending, closing an order | [OrderOpening], [OrderAmendment], [OrderClosing] |
/// | deposit, withdrawal, adjustment, opening an account | [Funds] |
/// | halted symbols and old quotes | [Tradability] |
/// | steps and limits of an instrument | [InstrumentChecks], [LevelChecks], [Slippage] |
/// | idempotency keys | [KeyMemory]; of halts [HaltKeys] |
/// | which ticks, rules and halts are ignored | [MarketIntake] |
/// | which accounts a tick concerns | [MarketWatch], [Triggers], [Nearness], [Anchors] |
/// | work that waits for a later input | [Backlog], [Share] |
/// | what an event changes | [Account#evolve] |
///
/// The package is one on purpose. Deciders, triggers and backlog all read [Market] and [Account]
/// and all add to a [Decision]; packages of their own would have to publish these to each other,
/// while now nothing that decides can be reached from outside.
package io.tickfold.engine.domain;
