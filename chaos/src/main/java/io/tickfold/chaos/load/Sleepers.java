package io.tickfold.chaos.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tickfold.contract.input.Command;
import io.tickfold.contract.input.CommandHeader;
import io.tickfold.contract.input.OpenAccount;
import io.tickfold.contract.input.OpenOrder;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.CommandId;
import io.tickfold.contract.value.Leverage;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.value.ProtectiveLevels;
import io.tickfold.contract.value.Quantity;
import io.tickfold.contract.value.RequestedText;
import io.tickfold.contract.wire.ByteClients;
import io.tickfold.contract.wire.MessageHeaders;
import io.tickfold.contract.wire.MessageType;
import io.tickfold.contract.wire.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/// Accounts whose open orders nobody touches, so that the engines have much to hold. They trade
/// past the gateways.
public final class Sleepers implements AutoCloseable {

    private static final int ORDERS_EACH = 10;
    private static final int MOST_UNDER_WAY = 2_000;
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration VALIDITY = Duration.ofHours(1);
    private static final String PREFIX = "sleeper-";

    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> events;
    private final int partitions;
    private long sent;
    private long answered;
    private long opened;

    public Sleepers(String kafka) {
        producer = ByteClients.producer(kafka, Map.of("linger.ms", 5, "acks", "all"));
        events = ByteClients.consumer(kafka, IsolationLevel.READ_COMMITTED, Map.of());
        List<TopicPartition> all =
                events.partitionsFor(Topics.TRADE_EVENTS.name()).stream()
                        .map(each -> new TopicPartition(each.topic(), each.partition()))
                        .toList();
        partitions = all.size();
        events.assign(all);
        events.seekToEnd(all);
        all.forEach(events::position);
    }

    /// Opens so many orders, but for those that are refused.
    ///
    /// @return how many are open
    /// @throws IllegalStateException if no answer comes for a minute
    public long open(int orders) {
        for (int i = 0; i < orders / ORDERS_EACH; i++) {
            AccountId account = new AccountId(String.format(Locale.ROOT, "%s%07d", PREFIX, i));
            send(new OpenAccount(header(account), Money.of("1000000.00")));
            for (int j = 0; j < ORDERS_EACH; j++) {
                send(order(account, j));
            }
            awaitAtMost(MOST_UNDER_WAY);
        }
        awaitAtMost(0);
        return opened;
    }

    private OpenOrder order(AccountId account, int number) {
        return new OpenOrder(
                header(account),
                new RequestedText(number % 2 == 0 ? "BTCUSDT" : "ETHUSDT"),
                new RequestedText(number % 4 < 2 ? "buy" : "sell"),
                Quantity.of("0.01"),
                new Leverage(10),
                new ProtectiveLevels(Optional.empty(), Optional.empty()),
                Optional.empty(),
                Optional.empty());
    }

    private CommandHeader header(AccountId account) {
        return new CommandHeader(
                new CommandId(PREFIX + sent),
                account,
                Optional.empty(),
                Instant.now().plus(VALIDITY));
    }

    private void send(Command command) {
        AccountId account = command.header().accountId();
        var _ =
                producer.send(
                        new ProducerRecord<>(
                                Topics.TRADE_INPUT.name(),
                                Topics.partitionOf(account, partitions),
                                Topics.TRADE_INPUT.encodeKey(account),
                                Topics.TRADE_INPUT.encode(command),
                                MessageHeaders.brief(MessageType.of(command), PREFIX + sent)));
        sent++;
    }

    private void awaitAtMost(int underWay) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (sent - answered > underWay) {
            long before = answered;
            events.poll(POLL).forEach(this::count);
            if (answered > before) {
                deadline = System.nanoTime() + PATIENCE.toNanos();
            } else if (System.nanoTime() > deadline) {
                throw new IllegalStateException("no order is opened any more, after " + answered);
            }
        }
    }

    private void count(ConsumerRecord<byte[], byte[]> event) {
        if (event.key() != null && new String(event.key(), UTF_8).startsWith(PREFIX)) {
            answered++;
            String type = new String(event.headers().lastHeader("ce_type").value(), UTF_8);
            opened += type.startsWith("tickfold.order-opened.") ? 1 : 0;
        }
    }

    @Override
    public void close() {
        producer.close();
        events.close();
    }
}
