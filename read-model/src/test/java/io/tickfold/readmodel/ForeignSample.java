package io.tickfold.readmodel;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.wire.MessageHeaders;
import io.tickfold.contract.wire.MessageType;
import io.tickfold.contract.wire.Topic;
import io.tickfold.contract.wire.Topics;
import java.util.Random;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/// Every kind of record in `trade-events` that can be told from what an engine writes there.
public enum ForeignSample {
    GARBAGE,
    EMPTY,
    NULL_VALUE,
    OVERSIZED,
    TOO_LONG_TO_STORE,
    OF_UNKNOWN_TYPE,
    OF_ANOTHER_TYPE,
    A_COMMAND,
    WITHOUT_KEY,
    UNDER_ANOTHER_KEY,
    IN_ANOTHER_PARTITION,
    TWICE,
    FAR_AHEAD,
    OF_NO_ACCOUNT,
    BEFORE_THE_FIRST,
    IN_SEVERAL_LINES,
    IN_ANOTHER_ENCODING;

    private static final ForeignSample[] ALL = values();
    private static final String SEQUENCE = "\"sequence\":\\d+";
    private static final byte[] NO_JSON = {7, 0, -1, 'x'};

    /// One of any kind; those that are large are rare.
    public static ForeignSample any(Random random) {
        ForeignSample sample = ALL[random.nextInt(ALL.length)];
        boolean isLarge = sample == OVERSIZED || sample == TOO_LONG_TO_STORE;
        return isLarge && random.nextInt(20) > 0 ? TWICE : sample;
    }

    /// The record.
    ///
    /// @param written an event of an account, which was the last one that was written
    public ProducerRecord<byte[], byte[]> after(TradeEvent written, int partitions) {
        AccountId account = written.header().accountId();
        int home = Topics.partitionOf(account, partitions);
        int partition = this == IN_ANOTHER_PARTITION ? (home + 1) % partitions : home;
        return new ProducerRecord<>(
                Topics.TRADE_EVENTS.name(),
                partition,
                key(account),
                value(written),
                headers(written));
    }

    private byte @Nullable [] key(AccountId account) {
        return switch (this) {
            case WITHOUT_KEY -> null;
            case UNDER_ANOTHER_KEY -> "somebody-else".getBytes(UTF_8);
            default -> Topics.TRADE_EVENTS.encodeKey(account);
        };
    }

    private Headers headers(TradeEvent written) {
        Headers headers = MessageHeaders.brief(MessageType.of(written), "id");
        return switch (this) {
            case GARBAGE -> new RecordHeaders();
            case OF_UNKNOWN_TYPE ->
                    headers.add("ce_type", "tickfold.order-lent.v1".getBytes(UTF_8));
            case OF_ANOTHER_TYPE -> MessageHeaders.brief(MessageType.CHECKPOINT, "id");
            case A_COMMAND -> MessageHeaders.brief(MessageType.CLOSE_ORDER, "id");
            case OF_NO_ACCOUNT -> MessageHeaders.brief(MessageType.ACCOUNT_OPENED, "id");
            default -> headers;
        };
    }

    private byte @Nullable [] value(TradeEvent written) {
        String text = new String(Topics.TRADE_EVENTS.encode(written), UTF_8);
        return switch (this) {
            case GARBAGE -> NO_JSON;
            case EMPTY -> new byte[0];
            case NULL_VALUE -> null;
            case OVERSIZED -> padded(text, Topic.MAX_VALUE_BYTES);
            case TOO_LONG_TO_STORE -> padded(text, Topic.MAX_VALUE_BYTES / 2);
            case FAR_AHEAD -> numbered(text, written.header().sequence() + 1_000).getBytes(UTF_8);
            case OF_NO_ACCOUNT -> numbered(text, 0).getBytes(UTF_8);
            case BEFORE_THE_FIRST -> numbered(text, -1).getBytes(UTF_8);
            case IN_SEVERAL_LINES -> next(written, text).replace(",", ",\n").getBytes(UTF_8);
            case IN_ANOTHER_ENCODING -> next(written, text).getBytes(UTF_16LE);
            default -> text.getBytes(UTF_8);
        };
    }

    private static String next(TradeEvent written, String text) {
        return numbered(text, written.header().sequence() + 1);
    }

    private static String numbered(String text, long sequence) {
        return text.replaceFirst(SEQUENCE, "\"sequence\":" + sequence);
    }

    private static byte[] padded(String text, int length) {
        return (text + " ".repeat(length)).getBytes(UTF_8);
    }
}
