/// The trading rules: a pure fold of the input log.
///
/// ```
///  LoggedInput ──► PartitionFold ──► CommandDecider.decide(market, account, command) ─► events
///                      │    ▲                                                            │
///                      ▼    └──────────── Account.evolve(account, event) ◄───────────────┘
///                   Market: rules, quotes, the log's time
/// ```
///
/// Deciding changes nothing, evolving decides nothing, and neither looks at a clock, a random
/// number or anything outside its arguments: the same log gives the same events, live, on replay
/// and in an audit.
package io.tickfold.engine.domain;
