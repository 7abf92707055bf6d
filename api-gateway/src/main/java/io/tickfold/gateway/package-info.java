/// HTTP in, commands out; events in, HTTP out.
///
/// ```
///  trade, account, operator ──► command ──► engine ──► Kafka    each command executed once
///  trade, account, command  ──► readmodel                       what the log says
///  trade, account, operator ──► market                          symbols, rules, latest quotes
///  stream ────────────────────► market, engine                  prices and events as they come
///  identity ──────────────────► engine                          who is asking, and new accounts
/// ```
///
/// A request first passes `web`, which knows none of these packages: its filters, limits, and the
/// table of what endpoints declare. `web.openapi` describes them all.
package io.tickfold.gateway;
