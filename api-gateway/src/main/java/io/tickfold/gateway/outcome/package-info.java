/// What came of commands whose answer a client has not got.
///
/// ```
///  a GET ──► Outcomes ──► ReadModel                what the engine decided
///               └───────► DecidedLog ────► Kafka   until when it has decided everything
/// ```
package io.tickfold.gateway.outcome;
