package io.tickfold.gateway.engine;

import io.tickfold.contract.input.Command;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.RequestId;
import io.tickfold.contract.wire.MessageHeaders;
import io.tickfold.contract.wire.MessageType;
import io.tickfold.contract.wire.Topics;
import java.time.InstantSource;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
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
    private final Outages outages;

    private volatile int partitions;

    CommandSender(KafkaOperations<byte[], byte[]> kafka, InstantSource time, Outages outages) {
        this.kafka = kafka;
        this.time = time;
        this.outages = outages;
    }

    /// Queues the command unless its partition acknowledges nothing, and reports if sending it
    /// fails.
    ///
    /// @param notSent the command is not in the log and never will be
    /// @param undecided the command may be in the log all the same
    void send(Command command, RequestId request, Runnable notSent, Runnable undecided) {
        AccountId account = command.header().accountId();
        if (isInOutage(account)) {
            notSent.run();
            return;
        }
        try {
            partitions = kafka.partitionsFor(Topics.TRADE_INPUT.name()).size();
            int partition = Topics.partitionOf(account, partitions);
            ProducerRecord<byte[], byte[]> record = record(command, partition, request);
            Callback callback =
                    callback(() -> failed(account, notSent), () -> failed(account, undecided));
            var _ = kafka.execute(producer -> producer.send(record, callback));
        } catch (KafkaException | org.springframework.kafka.KafkaException e) {
            log.debug("command not queued", e);
            failed(account, notSent);
        } catch (RuntimeException e) {
            log.debug("command not written", e);
            notSent.run();
        }
    }

    /// How many partitions there were when that was last known; 0 before.
    ///
    /// A producer without a broker forgets it after a while.
    int partitions() {
        return partitions;
    }

    private boolean isInOutage(AccountId account) {
        return partitions > 0 && outages.include(Topics.partitionOf(account, partitions));
    }

    private void failed(AccountId account, Runnable told) {
        if (partitions > 0) {
            outages.begin(Topics.partitionOf(account, partitions));
        }
        told.run();
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
            Command command, int partition, RequestId request) {
        return new ProducerRecord<>(
                Topics.TRADE_INPUT.name(),
                partition,
                Topics.TRADE_INPUT.encodeKey(command.header().accountId()),
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
