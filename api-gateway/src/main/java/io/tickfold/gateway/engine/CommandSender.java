package io.tickfold.gateway.engine;

import io.tickfold.contract.input.Command;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.RequestId;
import io.tickfold.contract.wire.MessageHeaders;
import io.tickfold.contract.wire.MessageType;
import io.tickfold.contract.wire.Topics;
import java.time.InstantSource;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaOperations;

/// Appends commands to `trade-input`, in the partition of their account.
final class CommandSender {

    private static final Logger log = LoggerFactory.getLogger(CommandSender.class);
    private static final String SOURCE = "/tickfold/api-gateway";

    private final KafkaOperations<byte[], byte[]> kafka;
    private final InstantSource time;

    CommandSender(KafkaOperations<byte[], byte[]> kafka, InstantSource time) {
        this.kafka = kafka;
        this.time = time;
    }

    /// Queues the command, and says through the tracker what became of the attempt to send it.
    void send(Command command, RequestId request, SendTracker tracker) {
        try {
            var _ =
                    kafka.execute(producer ->
                            queue(producer, record(producer, command, request), tracker));
        } catch (RuntimeException e) {
            log.debug("command not queued", e);
            tracker.notSent();
        }
    }

    private static boolean queue(
            Producer<byte[], byte[]> producer,
            ProducerRecord<byte[], byte[]> record,
            SendTracker tracker) {
        var _ = producer.send(record, callback(tracker));
        return true;
    }

    /// A producer reports what it could not even queue on the caller's own thread: nothing was
    /// sent.
    ///
    /// What its own thread reports proves nothing, for it is the broker's answer to the last
    /// attempt, and an earlier one may have been appended and its acknowledgement lost. That holds
    /// for a missing permission, revoked in between, and for a record that is too large, since the
    /// limit is checked before duplicates are and can be lowered at any time. A name of a topic is
    /// always or never valid, but a bad one is found out before anything is queued.
    private static Callback callback(SendTracker tracker) {
        Thread caller = Thread.currentThread();
        return (_, failure) -> {
            if (failure != null) {
                log.debug("command not acknowledged", failure);
                if (Thread.currentThread().equals(caller)) {
                    tracker.notSent();
                } else {
                    tracker.undecided();
                }
            }
        };
    }

    private ProducerRecord<byte[], byte[]> record(
            Producer<byte[], byte[]> producer, Command command, RequestId request) {
        AccountId account = command.header().accountId();
        String topic = Topics.TRADE_INPUT.name();
        int partitions = producer.partitionsFor(topic).size();
        return new ProducerRecord<>(
                topic,
                Topics.partitionOf(account, partitions),
                Topics.TRADE_INPUT.encodeKey(account),
                Topics.TRADE_INPUT.encode(command),
                headers(command, request));
    }

    private Headers headers(Command command, RequestId request) {
        MessageType type = MessageType.of(command);
        Headers headers = MessageHeaders.published(type, request.value(), SOURCE, time.instant());
        MessageHeaders.addRequestId(headers, request);
        return headers;
    }
}
