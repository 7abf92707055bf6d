/// What the engine stores of a partition, and in which form: a store of Kafka Streams named `head`,
/// restored from its changelog topic.
///
/// Engines up to format 3 kept accounts and open orders in a store `state` of their own. Where
/// there is one, an entry moves from it to `head` when it is written again.
package io.tickfold.engine.stores;
