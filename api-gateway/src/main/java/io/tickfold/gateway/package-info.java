/// HTTP in, commands out; events in, HTTP out.
///
/// ```
///  trade  ──► engine ──► kafka     create and close an order
///    ├──────► market ──► kafka     names of symbols, latest quotes
///    └──────► web                  bodies, answers, errors
///  auth   ──► web                  who is asking
///  account, trade, outcome, stream ──► readmodel   what the log says, by the module read-model
///  signin ──► auth, engine, web    links to mailboxes, accounts of their own
/// ```
///
/// Before any of them a request passes `web` and `limits`; `openapi` describes them all.
package io.tickfold.gateway;
