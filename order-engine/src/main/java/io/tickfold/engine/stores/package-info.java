/// What the engine stores of a partition, and in which form: two stores of Kafka Streams, restored
/// from changelog topics.
///
/// - `state`: accounts and open orders, idempotency keys.
/// - `head`: the partition's progress, its market and its backlog.
package io.tickfold.engine.stores;
