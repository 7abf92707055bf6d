package io.tickfold.engine.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.input.MarketInput;
import io.tickfold.contract.input.TradeInput;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.wire.MessageHeaders;
import io.tickfold.contract.wire.Topics;
import io.tickfold.contract.wire.UnreadableMessageException;
import io.tickfold.engine.domain.Folded;
import io.tickfold.engine.domain.IgnoredInput;
import io.tickfold.engine.domain.LogPosition;
import io.tickfold.engine.domain.Outcome;
import io.tickfold.engine.domain.PartitionFold;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One partition at work: input in, fold, events and changed state out.
final class PartitionTask {

    private static final Logger log = LoggerFactory.getLogger(PartitionTask.class);

    private final ProcessorContext<Object, byte[]> context;
    private final PartitionFold fold;
    private final PartitionStores stores;
    private final EngineMetrics metrics;
    private final BacklogDriver driver;
    private Head head;
    private boolean headIsStored;

    private PartitionTask(
            ProcessorContext<Object, byte[]> context,
            TaskResources resources,
            PartitionStores stores,
            Head head) {
        int partition = context.taskId().partition();
        this.context = context;
        this.fold = new PartitionFold(partition, resources.partitions());
        this.stores = stores;
        this.metrics = resources.metrics();
        this.driver = new BacklogDriver(resources.clocks(), partition);
        this.head = head;
    }

    /// The partition as its stores have it.
    ///
    /// @throws EngineStartException if stores and events differ
    static PartitionTask restored(
            ProcessorContext<Object, byte[]> context, TaskResources resources) {
        PartitionStores stores = PartitionStores.of(context);
        StateCheck check = new StateCheck(resources.log(), context.taskId().partition());
        Head head = check.verified(stores.head().load());
        PartitionTask task = new PartitionTask(context, resources, stores, head);
        stores.load(task.fold);
        check.requireComplete(head, task.fold.accounts());
        task.driver.drive(task.fold);
        return task;
    }

    void process(Record<byte[], byte[]> input) {
        LogPosition position = position(input);
        if (position.offset() <= head.input()) {
            metrics.repeated();
        } else {
            fold(input, position);
        }
        driver.driveAfter(input.headers(), fold);
        metrics.backlog(context.taskId().partition(), fold.backlog().length());
        if (input.key() != null && CommandBatch.takeLast()) {
            context.commit();
        }
    }

    private void fold(Record<byte[], byte[]> input, LogPosition position) {
        try {
            TradeInput read = Topics.TRADE_INPUT.decode(input.headers(), input.value());
            Folded folded = fold.fold(read, position);
            if (read instanceof MarketInput moving
                    && folded.outcome() instanceof Outcome.MarketMoved) {
                stores.market().save(moving, fold.market());
            }
            take(folded, input, position);
        } catch (UnreadableMessageException e) {
            refuseUnreadable(input, position, e);
        }
        stores.market().saveTime(fold.market());
        stores.backlog().save(fold.backlog());
        saveHead();
    }

    private void saveHead() {
        if (!headIsStored) {
            stores.head().save(head);
            headIsStored = true;
        }
    }

    private void take(Folded folded, Record<byte[], byte[]> input, LogPosition position) {
        List<TradeEvent> answer =
                switch (folded.outcome()) {
                    case Outcome.Decided(List<TradeEvent> events) -> events;
                    case Outcome.Failed(TradeEvent refusal, RuntimeException fault) -> {
                        metrics.fault();
                        log.error("decision failed at {}", position, fault);
                        yield List.of(refusal);
                    }
                    case Outcome.Ignored(IgnoredInput reason) -> {
                        metrics.ignored(reason);
                        yield List.of();
                    }
                    case Outcome.MarketMoved() -> List.of();
                };
        folded.used().forEach(stores.keys()::save);
        folded.forgotten().forEach(stores.keys()::forget);
        save(folded.triggered());
        save(answer);
        EventPublisher publisher = new EventPublisher(context, metrics, input, position.offset());
        publisher.publishTriggered(folded.triggered());
        publisher.publishAnswer(answer);
        publisher
                .last()
                .ifPresent(last -> {
                    head = head.after(position.offset(), last, publisher.counted());
                    headIsStored = false;
                });
    }

    /// Writes what the events have changed, account by account.
    private void save(List<TradeEvent> events) {
        Map<AccountId, List<TradeEvent>> byAccount = new LinkedHashMap<>();
        for (TradeEvent event : events) {
            byAccount
                    .computeIfAbsent(event.header().accountId(), _ -> new ArrayList<>())
                    .add(event);
        }
        byAccount.forEach((id, changes) ->
                fold.account(id).ifPresent(account -> stores.accounts().save(account, changes)));
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
                    .ifPresent(folded -> take(folded, input, position));
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
