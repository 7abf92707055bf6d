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

    /// Queues the command, and reports if sending it fails.
    ///
    /// @param notSent the command is not in the log and never will be
    /// @param undecided the command may be in the log all the same
    void send(Command command, RequestId request, Runnable notSent, Runnable undecided) {
        Callback callback = callback(notSent, undecided);
        try {
            var _ =
                    kafka.execute(producer ->
                            producer.send(record(producer, command, request), callback));
        } catch (RuntimeException e) {
            log.debug("command not queued", e);
            notSent.run();
        }
    }

    /// A producer reports what it could not even queue on the caller's own thread: nothing was
    /// sent.
    ///
    /// A failure on the producer's own thread proves nothing. It is the broker's answer to the last
    /// attempt; an earlier one may have been appended and its acknowledgement lost. That holds for
    /// a missing permission, which may have been revoked in between, and for a record that is too
    /// large, since brokers check the limit before duplicates and it can be lowered at any time. An
    /// invalid topic name is found before anything is queued.
    private static Callback callback(Runnable notSent, Runnable undecided) {
        Thread caller = Thread.currentThread();
        return (_, failure) -> {
            if (failure != null) {
                log.debug("command not acknowledged", failure);
                if (Thread.currentThread().equals(caller)) {
                    notSent.run();
                } else {
                    undecided.run();
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
