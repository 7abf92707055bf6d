package io.tickfold.engine.streams;

import io.tickfold.contract.event.EngineEvent;
import io.tickfold.contract.event.SkipReason;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.wire.UnreadableMessageException;
import io.tickfold.engine.domain.FoldResult;
import io.tickfold.engine.domain.PartitionFold;
import io.tickfold.engine.domain.Skip;
import io.tickfold.engine.journal.InputReader;
import io.tickfold.engine.journal.InputRecord;
import io.tickfold.engine.journal.JournalEntry;
import io.tickfold.engine.journal.OutputRecord;
import io.tickfold.engine.journal.PartitionJournal;
import io.tickfold.engine.startup.StateCheck;
import io.tickfold.engine.stores.KeyDraft;
import io.tickfold.engine.stores.PartitionCopy;
import io.tickfold.engine.stores.PartitionProgress;
import io.tickfold.engine.stores.PartitionStores;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One partition at work: input in, fold, events and changed state out.
final class PartitionTask {

    private static final Logger log = LoggerFactory.getLogger(PartitionTask.class);
    private static final Duration SHOW_AFTER = Duration.ofMillis(50);
    private static final long NO_COMMIT = -1;

    private final ProcessorContext<Object, byte[]> context;
    private final int partition;
    private final Set<InputPlace> skip;
    private final GuardedJournal guarded;
    private final PartitionStores stores;
    private final KeyDraft keys;
    private final InputReader inputs;
    private final EngineMetrics metrics;
    private final BacklogDriver driver;
    private PartitionProgress progress;
    private boolean progressIsStored;
    private boolean hasAdoptedKeys;
    private long unseenAfter = NO_COMMIT;

    private PartitionTask(
            ProcessorContext<Object, byte[]> context,
            TaskResources resources,
            PartitionStores stores,
            PartitionProgress progress,
            Optional<PartitionCopy> copy) {
        this.context = context;
        this.partition = context.taskId().partition();
        this.skip = resources.skip();
        this.stores = stores;
        this.keys = new KeyDraft(stores.keys());
        this.inputs = resources.inputs();
        this.metrics = resources.metrics();
        this.driver = new BacklogDriver(resources.clocks(), partition);
        this.progress = progress;
        int partitions = resources.partitions();
        this.guarded =
                new GuardedJournal(
                        partition,
                        copy.map(c ->
                                        c.complete(
                                                partition,
                                                partitions,
                                                stores,
                                                keys,
                                                progress,
                                                inputs))
                                .orElseGet(() -> stored(partitions)),
                        () -> stored(partitions));
    }

    private PartitionJournal stored(int partitions) {
        keys.drop();
        PartitionJournal journal = new PartitionJournal(partition, partitions, keys, inputs);
        stores.load(journal, progress);
        return journal;
    }

    private PartitionFold fold() {
        return guarded.now().fold();
    }

    /// The partition as its stores have it.
    ///
    /// @throws EngineStartException if stores and events differ
    static PartitionTask restored(
            ProcessorContext<Object, byte[]> context, TaskResources resources) {
        PartitionStores stores = PartitionStores.of(context, resources.haveFormerStore());
        int partition = context.taskId().partition();
        Optional<PartitionCopy> copy =
                resources.copies().flatMap(copies -> copies.take(partition, stores.mark()));
        StateCheck check = new StateCheck(resources.log(), partition);
        PartitionProgress progress = check.verified(stores.progress().load(), stores::chains);
        PartitionTask task = new PartitionTask(context, resources, stores, progress, copy);
        resources.metrics().taken(copy.isPresent());
        check.requireComplete(progress, task.fold().accounts());
        task.driver.drive(task.fold());
        Cancellable _ =
                context.schedule(
                        SHOW_AFTER, PunctuationType.WALL_CLOCK_TIME, _ -> task.showEvents());
        return task;
    }

    void process(Record<byte[], byte[]> input) {
        long offset = context.recordMetadata().orElseThrow().offset();
        if (offset <= progress.input()) {
            metrics.repeated();
        } else {
            foldOrSayWhich(input, offset);
        }
        PartitionFold fold = fold();
        driver.driveAfter(input.headers(), fold);
        metrics.backlog(partition, fold.backlog().length());
        if (input.key() != null && CommandBatch.takeLast(partition)) {
            commit();
        }
    }

    /// Ticks that lead to events are committed soon, all others now and then.
    private void showEvents() {
        if (unseenAfter == CommandBatch.commits() && !CommandBatch.isUnderWay()) {
            commit();
        }
    }

    private void commit() {
        context.commit();
        CommandBatch.commit();
    }

    /// Leaves the partition to another thread or process.
    void close() {
        CommandBatch.reset(partition);
        metrics.leave(partition);
    }

    /// Whoever starts an engine again that an input has killed has to know which.
    private void foldOrSayWhich(Record<byte[], byte[]> input, long offset) {
        try {
            fold(input, offset);
        } catch (Error e) {
            InputPlace place = new InputPlace(partition, offset);
            log.error("input {} ends the engine; tickfold.engine.skip={} skips it", place, place);
            throw e;
        }
    }

    private void fold(Record<byte[], byte[]> input, long offset) {
        adoptKeys();
        if (skip.contains(new InputPlace(partition, offset))) {
            fold().skips().order(offset, SkipReason.OPERATOR);
        }
        JournalEntry entry =
                guarded.take(
                        new InputRecord(
                                offset,
                                input.timestamp(),
                                input.key(),
                                input.headers(),
                                input.value()));
        entry.unreadable().ifPresent(why -> deadLetter(input, why));
        count(entry.result(), offset);
        save(entry);
        publish(entry.records(), offset, input.timestamp());
        stores.market().saveTime(fold().market());
        stores.haltKeys().save(fold().haltKeys());
        stores.backlog().save(fold().backlog());
        stores.progress().save(guarded.now().sinceCheckpoint());
        saveProgress();
    }

    /// Not before the first input, with which it is committed.
    private void adoptKeys() {
        if (!hasAdoptedKeys) {
            stores.keys().adopt();
            hasAdoptedKeys = true;
        }
    }

    private void saveProgress() {
        if (!progressIsStored) {
            stores.progress().save(progress);
            progressIsStored = true;
        }
    }

    private void deadLetter(Record<byte[], byte[]> input, UnreadableMessageException why) {
        metrics.unreadable();
        context.forward(
                DeadLetters.of(input, context.recordMetadata().orElseThrow(), why),
                TradeTopology.DEAD_LETTERS);
    }

    private void count(FoldResult result, long offset) {
        result.ignored().forEach(metrics::ignored);
        result.fault()
                .ifPresent(fault -> {
                    metrics.fault();
                    log.error(
                            "decision failed at {}-{} by rules of version {}",
                            partition,
                            offset,
                            fold().market().rulesVersion(),
                            fault);
                });
        if (!result.skipped().isEmpty()) {
            report(result.skipped(), offset);
        }
    }

    /// One line, even if very many accounts are concerned.
    private void report(List<Skip> skips, long offset) {
        Skip first = skips.getFirst();
        log.error(
                "with input {}-{} {} skipped, the first: {}",
                partition,
                offset,
                skips.size() == 1 ? "one decision is" : skips.size() + " decisions are",
                first.event(),
                first.fault().orElse(null));
    }

    private void save(JournalEntry entry) {
        FoldResult result = entry.result();
        keys.save();
        result.applied().ifPresent(input -> stores.market().save(input, fold().market()));
        saveAccounts(entry.events());
    }

    /// Writes what the events have changed, account by account.
    private void saveAccounts(List<EngineEvent> events) {
        Map<AccountId, List<TradeEvent>> byAccount = new LinkedHashMap<>();
        for (EngineEvent event : events) {
            if (event instanceof TradeEvent ofAccount) {
                byAccount
                        .computeIfAbsent(ofAccount.header().accountId(), _ -> new ArrayList<>())
                        .add(ofAccount);
            }
        }
        byAccount.forEach((id, changes) ->
                fold().account(id)
                        .ifPresent(account ->
                                stores.accounts()
                                        .save(account, changes, guarded.now().chains().of(id))));
    }

    private void publish(List<OutputRecord> records, long offset, long timestamp) {
        for (OutputRecord each : records) {
            TradeTopology.EventKey key = new TradeTopology.EventKey(each.key(), partition);
            context.forward(
                    new Record<>(key, each.value(), timestamp, each.headers()),
                    TradeTopology.EVENTS);
            metrics.published(each.event());
        }
        if (!records.isEmpty()) {
            progress = progress.after(offset, records, guarded.now().chains().all());
            progressIsStored = false;
            unseenAfter = CommandBatch.commits();
        }
    }
}
