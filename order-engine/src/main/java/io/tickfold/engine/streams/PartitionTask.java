package io.tickfold.engine.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.input.Clock;
import io.tickfold.contract.input.Command;
import io.tickfold.contract.input.PriceTick;
import io.tickfold.contract.input.RulesChanged;
import io.tickfold.contract.input.TradeInput;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.wire.MessageHeaders;
import io.tickfold.contract.wire.Topics;
import io.tickfold.contract.wire.UnreadableMessageException;
import io.tickfold.engine.domain.LogPosition;
import io.tickfold.engine.domain.Outcome;
import io.tickfold.engine.domain.PartitionFold;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One partition at work: input in, fold, events and changed state out.
record PartitionTask(
        ProcessorContext<Object, byte[]> context,
        PartitionFold fold,
        Stores stores,
        EngineMetrics metrics) {

    private static final Logger log = LoggerFactory.getLogger(PartitionTask.class);

    /// The two stores of the partition.
    record Stores(AccountStore accounts, MarketStore market) {}

    /// The partition as its stores have it.
    static PartitionTask restored(
            ProcessorContext<Object, byte[]> context, int partitions, EngineMetrics metrics) {
        Stores stores =
                new Stores(
                        new AccountStore(context.getStateStore(TradeTopology.STATE)),
                        new MarketStore(context.getStateStore(TradeTopology.HEAD)));
        PartitionFold fold = new PartitionFold(context.taskId().partition(), partitions);
        stores.accounts().load(fold);
        stores.market().load(fold.market());
        return new PartitionTask(context, fold, stores, metrics);
    }

    void process(Record<byte[], byte[]> input) {
        LogPosition position = position(input);
        try {
            fold(Topics.TRADE_INPUT.decode(input.headers(), input.value()), position, input);
        } catch (UnreadableMessageException e) {
            refuseUnreadable(input, position, e);
        }
        stores.market().saveTime(fold.market());
        if (input.key() != null && CommandBatch.takeLast()) {
            context.commit();
        }
    }

    private void fold(TradeInput input, LogPosition position, Record<byte[], byte[]> cause) {
        switch (fold.fold(input, position)) {
            case Outcome.Decided(List<TradeEvent> events) -> publish(events, cause, position);
            case Outcome.Failed(TradeEvent refusal, RuntimeException fault) -> {
                metrics.fault();
                log.error("decision failed at {}", position, fault);
                publish(List.of(refusal), cause, position);
            }
            case Outcome.MarketMoved() -> saveMarket(input);
            case Outcome.Ignored(var reason) -> metrics.ignored(reason);
        }
    }

    private void publish(List<TradeEvent> events, Record<byte[], byte[]> cause, LogPosition at) {
        for (TradeEvent event : events) {
            fold.account(event.header().accountId())
                    .ifPresent(account -> stores.accounts().save(event, account));
        }
        new EventPublisher(context, metrics).publish(events, cause, at.offset());
    }

    private void saveMarket(TradeInput input) {
        switch (input) {
            case PriceTick tick ->
                    stores.market()
                            .saveQuote(
                                    tick.symbol(),
                                    fold.market().quote(tick.symbol()).orElseThrow());
            case RulesChanged rules -> stores.market().saveRules(rules);
            case Clock _, Command _ -> {}
        }
    }

    private void refuseUnreadable(
            Record<byte[], byte[]> input, LogPosition position, UnreadableMessageException why) {
        metrics.unreadable();
        context.forward(
                DeadLetters.of(input, context.recordMetadata().orElseThrow(), why),
                TradeTopology.DEAD_LETTERS);
        if (MessageHeaders.requestId(input.headers()).isPresent()) {
            position.key()
                    .map(account -> fold.foldUnreadable(account, position))
                    .ifPresent(outcome -> publish(outcome.events(), input, position));
        }
    }

    private LogPosition position(Record<byte[], byte[]> input) {
        long offset = context.recordMetadata().orElseThrow().offset();
        Instant appendedAt = Instant.ofEpochMilli(input.timestamp());
        return new LogPosition(offset, appendedAt, account(input.key()));
    }

    private static Optional<AccountId> account(byte @Nullable [] key) {
        try {
            return Optional.ofNullable(key).map(k -> new AccountId(new String(k, UTF_8)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
