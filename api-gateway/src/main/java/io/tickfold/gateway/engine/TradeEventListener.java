package io.tickfold.gateway.engine;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Receives every record of `trade-events` once it is committed, before the request that waits for
/// it is answered.
///
/// It is called on the thread of the tail, so it must never wait.
@FunctionalInterface
public interface TradeEventListener {

    void handle(ConsumerRecord<byte[], byte[]> record);
}
