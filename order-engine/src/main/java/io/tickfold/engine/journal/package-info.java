/// Bytes in, bytes out: how the records of a partition of `trade-input` become records of
/// `trade-events`, with nothing of Kafka but the form of its headers.
///
/// The engine and every audit of it write by this.
package io.tickfold.engine.journal;
