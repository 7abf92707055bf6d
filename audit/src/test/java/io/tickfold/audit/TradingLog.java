package io.tickfold.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tickfold.audit.log.ExportWriter;
import io.tickfold.audit.log.LogRecord;
import io.tickfold.audit.log.LogRecord.Log;
import io.tickfold.contract.event.EngineEvent;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.input.Command;
import io.tickfold.contract.input.CommandHeader;
import io.tickfold.contract.input.Instrument;
import io.tickfold.contract.input.MarginLevels;
import io.tickfold.contract.input.PriceTick;
import io.tickfold.contract.input.RulesChanged;
import io.tickfold.contract.input.TradeInput;
import io.tickfold.contract.input.TradingLimits;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.CommandId;
import io.tickfold.contract.value.FeedPosition;
import io.tickfold.contract.value.Leverage;
import io.tickfold.contract.value.Percent;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quantity;
import io.tickfold.contract.value.Quote;
import io.tickfold.contract.value.Symbol;
import io.tickfold.contract.wire.MessageHeaders;
import io.tickfold.contract.wire.MessageType;
import io.tickfold.contract.wire.TopicProvisioning;
import io.tickfold.contract.wire.Topics;
import io.tickfold.engine.domain.Account;
import io.tickfold.engine.domain.Folded;
import io.tickfold.engine.domain.LogPosition;
import io.tickfold.engine.domain.Outcome;
import io.tickfold.engine.domain.PartitionFold;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/// Both logs as the engine's own rules write them, with the live state at hand.
public final class TradingLog {

    public static final int PARTITIONS = 2;
    public static final Instant START = Instant.parse("2026-01-05T12:00:00Z");
    public static final Symbol BTC = new Symbol("BTCUSDT");
    public static final Symbol ETH = new Symbol("ETHUSDT");

    private static final Duration VALIDITY = Duration.ofSeconds(30);

    private final List<PartitionFold> folds = new ArrayList<>();
    private final List<List<LogRecord>> records = new ArrayList<>();
    private final long[] inputs = new long[PARTITIONS];
    private final long[] events = new long[PARTITIONS];
    private Instant now = START;
    private int commands;
    private int ticks;

    public TradingLog() {
        for (int partition = 0; partition < PARTITIONS; partition++) {
            folds.add(new PartitionFold(partition, PARTITIONS));
            records.add(new ArrayList<>());
        }
        TradingLimits limits =
                new TradingLimits(
                        1_000,
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(2),
                        new MarginLevels(Percent.of("100"), Percent.of("110"), Percent.of("50")),
                        250,
                        Optional.empty());
        broadcast(new RulesChanged(2, limits, List.of(instrument(BTC), instrument(ETH))));
    }

    private static Instrument instrument(Symbol symbol) {
        return new Instrument(
                symbol,
                Price.of("0.01"),
                Quantity.of("0.001"),
                Quantity.of("0.001"),
                Quantity.of("100"),
                new Leverage(100),
                Percent.of("0.5"));
    }

    public Instant now() {
        return now;
    }

    public void pass(Duration time) {
        now = now.plus(time);
    }

    /// The live state of an account.
    public Optional<Account> account(AccountId id) {
        return folds.get(Topics.partitionOf(id, PARTITIONS)).account(id);
    }

    /// A header for the next command of an account.
    public CommandHeader header(AccountId account) {
        return new CommandHeader(
                new CommandId("c" + commands++), account, Optional.empty(), now.plus(VALIDITY));
    }

    public void tick(Symbol symbol, String bid, String ask) {
        Quote quote = new Quote(Price.of(bid), Price.of(ask));
        broadcast(new PriceTick(symbol, quote, quote.bid(), new FeedPosition(1, ++ticks), now));
    }

    private void broadcast(TradeInput input) {
        for (int partition = 0; partition < PARTITIONS; partition++) {
            append(partition, input, Optional.empty());
        }
    }

    public void command(Command command) {
        AccountId account = command.header().accountId();
        append(Topics.partitionOf(account, PARTITIONS), command, Optional.of(account));
    }

    private void append(int partition, TradeInput input, Optional<AccountId> key) {
        long offset = inputs[partition]++;
        Headers headers = MessageHeaders.brief(MessageType.of(input), "i" + offset);
        byte[] value = Topics.TRADE_INPUT.encode(input);
        add(Log.INPUT, partition, offset, key, headers, value);
        Folded folded = folds.get(partition).fold(input, new LogPosition(offset, now, key));
        List<TradeEvent> led = new ArrayList<>(folded.triggered());
        if (folded.outcome() instanceof Outcome.Decided decided) {
            led.addAll(decided.events());
        }
        for (int index = 0; index < led.size(); index++) {
            TradeEvent event = led.get(index);
            add(partition, event, Optional.of(event.header().accountId()), offset, index);
        }
    }

    /// Adds what an engine writes for an input.
    public void add(
            int partition, EngineEvent event, Optional<AccountId> key, long input, int index) {
        Headers headers =
                MessageHeaders.published(
                        MessageType.of(event),
                        "%d-%d-%d".formatted(partition, input, index),
                        "/tickfold/order-engine",
                        now);
        byte[] value = Topics.TRADE_EVENTS.encode(event);
        add(Log.EVENTS, partition, events[partition]++, key, headers, value);
    }

    private void add(
            Log log,
            int partition,
            long offset,
            Optional<AccountId> key,
            Headers headers,
            byte[] value) {
        records.get(partition)
                .add(
                        new LogRecord(
                                log,
                                partition,
                                offset,
                                now.toEpochMilli(),
                                bytes(key),
                                headers,
                                value));
    }

    private static byte @Nullable [] bytes(Optional<AccountId> key) {
        return key.map(id -> id.value().getBytes(UTF_8)).orElse(null);
    }

    /// Writes all of it to a file as an export.
    public Path export(Path file) throws IOException {
        try (OutputStream output = new BufferedOutputStream(Files.newOutputStream(file))) {
            ExportWriter writer = new ExportWriter(output);
            writer.begin(PARTITIONS, START, false);
            for (List<LogRecord> partition : records) {
                for (LogRecord each : partition) {
                    writer.write(each);
                }
                writer.seal();
            }
            writer.end();
        }
        return file;
    }

    /// Writes all of it to a cluster, as decided, with the offsets that it has here.
    public void publish(String bootstrapServers) throws ExecutionException, InterruptedException {
        Map<String, Object> address = Map.of("bootstrap.servers", bootstrapServers);
        try (Admin admin = Admin.create(address);
                KafkaProducer<byte[], byte[]> producer =
                        new KafkaProducer<>(
                                address, new ByteArraySerializer(), new ByteArraySerializer())) {
            TopicProvisioning.createMissing(admin, PARTITIONS);
            for (LogRecord each : records.stream().flatMap(List::stream).toList()) {
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
        for (int partition = 0; partition < PARTITIONS; partition++) {
            decided.put(
                    new TopicPartition(Topics.TRADE_INPUT.name(), partition),
                    new OffsetAndMetadata(inputs[partition]));
        }
        return decided;
    }
}
