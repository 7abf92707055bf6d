package io.tickfold.gateway.kafka;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Takes the records of a tail, one after the other, on the tail's own thread.
@FunctionalInterface
public interface RecordHandler {

    void handle(ConsumerRecord<byte[], byte[]> record);
}
