package io.tickfold.audit;

import io.tickfold.audit.log.LogRecord;
import io.tickfold.audit.log.LogRecord.Log;
import io.tickfold.contract.event.EngineEvent;
import io.tickfold.contract.input.Command;
import io.tickfold.contract.input.CommandHeader;
import io.tickfold.contract.input.TradeInput;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.CommandId;
import io.tickfold.contract.value.Symbol;
import io.tickfold.contract.wire.TopicProvisioning;
import io.tickfold.contract.wire.Topics;
import io.tickfold.engine.domain.Account;
import io.tickfold.engine.domain.Entry;
import io.tickfold.engine.domain.Inputs;
import io.tickfold.engine.domain.LogPosition;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Both logs as the engine's own rules write them, with the live state at hand.
public final class TradingLog {

    private static final Duration VALIDITY = Duration.ofSeconds(30);

    private final List<WrittenPartition> partitions;
    private Instant now = Inputs.START;
    private int commands;
    private int ticks;

    /// Of two partitions.
    public TradingLog() {
        this(2);
    }

    public TradingLog(int count) {
        partitions =
                IntStream.range(0, count)
                        .mapToObj(partition -> new WrittenPartition(partition, count))
                        .toList();
        broadcast(Inputs.rules(2, Optional.empty()));
    }

    public Instant now() {
        return now;
    }

    public void pass(Duration time) {
        now = now.plus(time);
    }

    private WrittenPartition partition(AccountId account) {
        return partitions.get(Topics.partitionOf(account, partitions.size()));
    }

    /// The live state of an account.
    public Optional<Account> account(AccountId id) {
        return partition(id).account(id);
    }

    /// A header for the next command of an account.
    public CommandHeader header(AccountId account) {
        return new CommandHeader(
                new CommandId("c" + commands++), account, Optional.empty(), now.plus(VALIDITY));
    }

    public void tick(Symbol symbol, String bid, String ask) {
        broadcast(Inputs.tickAt(now, symbol, bid, ask, ++ticks));
    }

    /// Adds an input to all partitions.
    public void broadcast(TradeInput input) {
        partitions.forEach(each -> each.write(entry(input, Optional.empty())));
    }

    /// @return what it leads to
    public List<EngineEvent> command(Command command) {
        AccountId account = command.header().accountId();
        return partition(account).write(entry(command, Optional.of(account)));
    }

    /// Has the next input of an account's partition skipped as a whole.
    public void skipNext(AccountId account) {
        partition(account).skipNext(Optional.empty());
    }

    /// Has the next input skipped for an account alone.
    public void skipNextFor(AccountId account) {
        partition(account).skipNext(Optional.of(account));
    }

    private Entry entry(TradeInput input, Optional<AccountId> key) {
        return new Entry(Optional.of(input), new LogPosition(0, now, key));
    }

    /// Adds a checkpoint to the partition of an account.
    public void checkpoint(AccountId account) {
        partition(account).writeCheckpoint(now);
    }

    /// As if the engine's state had been rebuilt without the input since the last checkpoint.
    public void forgetInputs() {
        partitions.forEach(WrittenPartition::forgetInputs);
    }

    /// All of it as it is now.
    public RecordedLog log() {
        return new RecordedLog(
                partitions.size(),
                partitions.stream().flatMap(each -> each.records().stream()).toList());
    }

    /// Writes all of it to a file as an export.
    public Path export(Path file) throws IOException {
        return log().export(file);
    }

    /// Writes all of it to a cluster, as decided, with the offsets that it has here.
    public void publish(String bootstrapServers) throws ExecutionException, InterruptedException {
        Map<String, Object> address = Map.of("bootstrap.servers", bootstrapServers);
        try (Admin admin = Admin.create(address);
                KafkaProducer<byte[], byte[]> producer =
                        new KafkaProducer<>(
                                address, new ByteArraySerializer(), new ByteArraySerializer())) {
            TopicProvisioning.createMissing(admin, partitions.size());
            for (LogRecord each : log().records()) {
                producer.send(toSend(each)).get();
            }
            admin.alterConsumerGroupOffsets(Topics.ENGINE_GROUP, decided()).all().get();
        }
    }

    private static ProducerRecord<byte[], byte[]> toSend(LogRecord what) {
        String topic =
                what.log() == Log.INPUT ? Topics.TRADE_INPUT.name() : Topics.TRADE_EVENTS.name();
        return new ProducerRecord<>(
                topic, what.partition(), what.key(), what.value(), what.headers());
    }

    private Map<TopicPartition, OffsetAndMetadata> decided() {
        Map<TopicPartition, OffsetAndMetadata> decided = new HashMap<>();
        for (int partition = 0; partition < partitions.size(); partition++) {
            decided.put(
                    new TopicPartition(Topics.TRADE_INPUT.name(), partition),
                    new OffsetAndMetadata(partitions.get(partition).inputs()));
        }
        return decided;
    }
}
