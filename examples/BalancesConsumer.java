import io.tickfold.contract.event.AccountOpened;
import io.tickfold.contract.event.BalanceAdjusted;
import io.tickfold.contract.event.CloseAllCompleted;
import io.tickfold.contract.event.CommandRefused;
import io.tickfold.contract.event.CommandRepeated;
import io.tickfold.contract.event.EventHeader;
import io.tickfold.contract.event.FundsDeposited;
import io.tickfold.contract.event.FundsWithdrawn;
import io.tickfold.contract.event.MarginCallEnded;
import io.tickfold.contract.event.MarginCalled;
import io.tickfold.contract.event.NegativeBalanceCleared;
import io.tickfold.contract.event.OrderAmended;
import io.tickfold.contract.event.OrderClosed;
import io.tickfold.contract.event.OrderOpened;
import io.tickfold.contract.event.OrderReduced;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.value.ChainHash;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.wire.Json;
import io.tickfold.contract.wire.MessageHeaders;
import io.tickfold.contract.wire.Topics;
import io.tickfold.contract.wire.UnreadableMessageException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Prints the balance of every account, summed from Tickfold's events, as JSON.
///
/// ```
/// java -cp 'trade-contract.jar:kafka-clients.jar:slf4j-api.jar:jackson-databind.jar:…' \
///     BalancesConsumer.java 127.0.0.1:9092
/// ```
///
/// It reads `trade-events` once, to its end, and checks each account's sequence, its chain of
/// hashes, and that the sums are the balances that the events state; it ends with 1, naming the
/// record, if something is wrong.
public final class BalancesConsumer {

    private static final Account NEW = new Account(0, Money.ZERO, ChainHash.START);

    private final Map<String, Account> accounts = new TreeMap<>();

    /// What an account has come to.
    private record Account(long sequence, Money balance, ChainHash hash) {}

    public static void main(String[] args) {
        if (args.length != 1) {
            fail(2, "usage: java -cp … BalancesConsumer.java HOST:PORT");
        }
        Map<String, Object> settings =
                Map.of("bootstrap.servers", args[0], "isolation.level", "read_committed");
        BalancesConsumer balances = new BalancesConsumer();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            balances.readAll(consumer);
        }
        Map<String, String> printed = new TreeMap<>();
        balances.accounts.forEach((name, account) ->
                printed.put(name, account.balance().toString()));
        System.out.println(Json.MAPPER.writeValueAsString(printed));
    }

    private void readAll(KafkaConsumer<byte[], byte[]> consumer) {
        List<TopicPartition> partitions =
                consumer.partitionsFor(Topics.TRADE_EVENTS.name()).stream()
                        .map(each -> new TopicPartition(each.topic(), each.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        BooleanSupplier isBehind =
                () -> partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p));
        while (isBehind.getAsBoolean()) {
            consumer.poll(Duration.ofSeconds(1)).forEach(this::take);
        }
    }

    /// Checks one record and adds it to its account.
    private void take(ConsumerRecord<byte[], byte[]> record) {
        if (record.key() == null) {
            return; // a checkpoint: no event of an account
        }
        String key = new String(record.key(), StandardCharsets.UTF_8);
        EventHeader header = Json.MAPPER.readValue(record.value(), EventHeader.class);
        boolean isOfNobody = header.sequence() == 0; // refused: there is no such account
        Account before = isOfNobody ? NEW : accounts.getOrDefault(key, NEW);
        require(
                isOfNobody || header.sequence() == before.sequence() + 1,
                record,
                "an event is missing before it");
        ChainHash hash = before.hash().afterEvent(type(record), record.value());
        require(
                MessageHeaders.chainHash(record.headers()).equals(Optional.of(hash)),
                record,
                "the chain of hashes is broken");
        if (!isOfNobody) {
            requireSum(before, header, record);
            accounts.put(key, new Account(header.sequence(), header.balance(), hash));
        }
    }

    private static void requireSum(
            Account before, EventHeader header, ConsumerRecord<byte[], byte[]> record) {
        event(record).ifPresent(event -> {
            Money sum = before.balance().plus(change(event));
            require(
                    sum.equals(header.balance()),
                    record,
                    "the balance is " + sum + ", not " + header.balance());
        });
    }

    /// Empty if this version of the contract does not know its type, or a value in it.
    private static Optional<TradeEvent> event(ConsumerRecord<byte[], byte[]> record) {
        try {
            return Optional.of(
                    Topics.TRADE_EVENTS.decode(
                            TradeEvent.class, record.headers(), record.value()));
        } catch (UnreadableMessageException _) {
            return Optional.empty();
        }
    }

    /// By how much an event changes the balance.
    private static Money change(TradeEvent event) {
        return switch (event) {
            case AccountOpened opened -> opened.header().balance();
            case FundsDeposited deposited -> deposited.amount();
            case FundsWithdrawn withdrawn -> withdrawn.amount().negate();
            case BalanceAdjusted adjusted -> adjusted.amount();
            case OrderOpened opened -> opened.order().margin().negate();
            case OrderReduced reduced -> reduced.releasedMargin().plus(reduced.profit());
            case OrderClosed closed -> closed.order().margin().plus(closed.profit());
            case NegativeBalanceCleared cleared -> cleared.amount();
            case OrderAmended _,
                    CloseAllCompleted _,
                    MarginCalled _,
                    MarginCallEnded _,
                    CommandRefused _,
                    CommandRepeated _ ->
                    Money.ZERO;
        };
    }

    private static String type(ConsumerRecord<byte[], byte[]> record) {
        Header type = record.headers().lastHeader("ce_type");
        return new String(type.value(), StandardCharsets.UTF_8);
    }

    private static void require(boolean holds, ConsumerRecord<?, ?> record, String what) {
        if (!holds) {
            fail(
                    1,
                    "balances: partition %d, offset %d: %s"
                            .formatted(record.partition(), record.offset(), what));
        }
    }

    private static void fail(int status, String why) {
        System.err.println(why);
        System.exit(status);
    }
}
