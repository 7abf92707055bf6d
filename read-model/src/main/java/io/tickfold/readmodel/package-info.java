/// The read model: what `trade-events` says, in tables of SQL, and how far it is.
///
/// ```
///  trade-events ──► log ──► projection ──► schema      tables and position in one transaction
///                   log ──► rebuild ─────► schema      the same, from the beginning and in bulk
///
///  a question ────► query ───────────────► schema      waits for what was observed, then reads
/// ```
///
/// It knows nothing of HTTP: the gateway turns requests into questions and answers into bodies.
package io.tickfold.readmodel;
