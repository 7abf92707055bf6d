/// HTTP in, commands out; events in, HTTP out.
///
/// ```
///  trade  ──► engine ──► kafka     create and close an order
///    ├──────► market ──► kafka     names of symbols, latest quotes
///    └──────► web                  bodies, answers, errors
///  identity ──► engine, database, web    who is asking: tokens, links to mailboxes
///  account, events, trade, outcome ──► readmodel   what the log says
/// ```
///
/// A request first passes `web`, which knows none of them: its filters, limits, and the table of
/// what endpoints declare. `web.openapi` describes them all.
package io.tickfold.gateway;
