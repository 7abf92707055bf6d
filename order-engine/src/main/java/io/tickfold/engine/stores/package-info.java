/// What the engine stores of a partition, and in which form: two stores of Kafka Streams, restored
/// from changelog topics.
///
/// - `state`: accounts and open orders.
/// - `head`: the partition's progress, its market, its backlog and idempotency keys.
package io.tickfold.engine.stores;
