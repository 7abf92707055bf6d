/// Commands of clients and operators, each executed once per idempotency key, and what came of
/// them.
///
/// ```
///  a POST ─► Commands ─────► engine ─► CommandAnswers       what the engine answered
///  a GET ──► CommandLookup ─► CommandOutcomes ─► CommandEvents ─► read model
///                                  └───────────► DecidedLog       what the engine has decided
/// ```
package io.tickfold.gateway.command;
