/// What services say to each other: value types, inputs, events and their wire format.
///
/// ```
///  value   one type per unit, exact decimals, bounded in their constructors
///    ▲
///  input   what may influence a decision: commands, ticks, rules, time   → topic trade-input
///  event   what was decided, refusals included                           → topic trade-events
///    ▲
///  wire    topics, frozen type names, CloudEvents headers, JSON
/// ```
package io.tickfold.contract;
