/// What `trade-events` says, in rows of SQL, and how far that has got.
///
/// ```
///  trade-events ──► Projector ──► Projection ──► tables       rows and position in one transaction
///                       │
///                    Progress ◄── SeenEvents                   what this gateway knows of the log
///                       │
///  a GET ──► ReadModel ─┴──► tables                            waits for what was seen, then reads
/// ```
package io.tickfold.gateway.readmodel;
