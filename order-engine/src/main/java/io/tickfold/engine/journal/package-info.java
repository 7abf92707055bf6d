/// Bytes in, bytes out: how records of `trade-input` become records of `trade-events`, with nothing
/// of Kafka but its headers.
///
/// [PartitionJournal] decodes an input, lets the domain fold it, and returns a [JournalEntry]. The
/// engine publishes its records; an audit compares them with those that were published.
package io.tickfold.engine.journal;
