package io.tickfold.benchmarks.comparison;

import io.tickfold.benchmarks.comparison.Measured.Running;
import io.tickfold.contract.input.CloseOrder;
import io.tickfold.contract.input.Command;
import io.tickfold.contract.input.CommandHeader;
import io.tickfold.contract.input.OpenAccount;
import io.tickfold.contract.input.OpenOrder;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.CommandId;
import io.tickfold.contract.value.Leverage;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.value.OrderId;
import io.tickfold.contract.value.ProtectiveLevels;
import io.tickfold.contract.value.Quantity;
import io.tickfold.contract.value.RequestId;
import io.tickfold.contract.value.RequestedText;
import io.tickfold.contract.wire.ByteClients;
import io.tickfold.contract.wire.MessageHeaders;
import io.tickfold.contract.wire.MessageType;
import io.tickfold.contract.wire.Topics;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;

/// Clients that send commands to the log and read the events there.
final class KafkaLoad implements Load {

    private static final int ACCOUNTS = 256;
    private static final Duration WAIT = Duration.ofMillis(100);
    private static final Money BALANCE = Money.of("10000.00");

    private final ContenderProcess contender;
    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<RequestId, Sent> pending = new HashMap<>();
    private final Deque<OpenOrder> orders = new ArrayDeque<>();
    private long requests;

    /// A command that waits for its event.
    private record Sent(Command command, long due) {}

    KafkaLoad(ContenderProcess contender) {
        this.contender = contender;
        String bootstrapServers = contender.bootstrapServers();
        producer =
                ByteClients.producer(bootstrapServers, Map.of(ProducerConfig.LINGER_MS_CONFIG, 0));
        consumer = ByteClients.consumer(bootstrapServers, IsolationLevel.READ_COMMITTED, Map.of());
        List<TopicPartition> events = Topics.TRADE_EVENTS.partitions(ContenderHost.PARTITIONS);
        consumer.assign(events);
        consumer.seekToEnd(events);
        events.forEach(consumer::position);
        openAccounts();
    }

    private void openAccounts() {
        for (int i = 0; i < ACCOUNTS; i++) {
            send(new OpenAccount(header(i), BALANCE), System.nanoTime());
        }
        Running running = new Running(contender);
        while (!pending.isEmpty()) {
            int _ = receive(WAIT, running);
        }
    }

    @Override
    public Measured closedLoop(Operation operation, int inFlight, Duration duration) {
        Running running = new Running(contender);
        long end = System.nanoTime() + duration.toNanos();
        for (int i = 0; i < inFlight; i++) {
            boolean _ = send(operation, System.nanoTime());
        }
        while (!pending.isEmpty()) {
            int answers = receive(WAIT, running);
            for (int i = 0; i < answers && System.nanoTime() - end < 0; i++) {
                boolean _ = send(operation, System.nanoTime());
            }
        }
        return running.end();
    }

    @Override
    public Measured openLoop(Operation operation, int perSecond, Duration duration) {
        Running running = new Running(contender);
        long begun = System.nanoTime();
        long left = perSecond * duration.toMillis() / 1_000;
        long interval = TimeUnit.SECONDS.toNanos(1) / Math.max(1, perSecond);
        long due = begun;
        while (left > 0 || !pending.isEmpty()) {
            if (left > 0 && System.nanoTime() - due >= 0) {
                left = send(operation, due) ? left - 1 : 0;
                due += interval;
            } else {
                Duration wait = left > 0 ? Duration.ofNanos(due - System.nanoTime()) : WAIT;
                int _ = receive(wait.isNegative() ? Duration.ZERO : wait, running);
            }
        }
        return running.end();
    }

    private int receive(Duration wait, Running running) {
        int answers = 0;
        for (ConsumerRecord<byte[], byte[]> event : consumer.poll(wait)) {
            Sent sent = MessageHeaders.requestId(event.headers()).map(pending::remove).orElse(null);
            if (sent != null) {
                running.answered(sent.due(), true);
                if (sent.command() instanceof OpenOrder open) {
                    orders.add(open);
                }
                answers++;
            }
        }
        return answers;
    }

    /// Whether there was anything to ask for.
    private boolean send(Operation operation, long due) {
        Optional<Command> command =
                switch (operation) {
                    case OPEN -> Optional.of(open());
                    case CLOSE -> Optional.ofNullable(orders.poll()).map(this::close);
                    case READ -> Optional.empty();
                };
        command.ifPresent(each -> send(each, due));
        return command.isPresent();
    }

    private Command open() {
        return new OpenOrder(
                header((int) (requests % ACCOUNTS)),
                new RequestedText("BTCUSDT"),
                new RequestedText("buy"),
                new Quantity(new BigDecimal("0.001")),
                new Leverage(100),
                ProtectiveLevels.NONE,
                Optional.empty(),
                Optional.empty());
    }

    private Command close(OpenOrder order) {
        CommandHeader opened = order.header();
        CommandHeader header =
                new CommandHeader(
                        new CommandId("c" + requests),
                        opened.accountId(),
                        Optional.empty(),
                        Instant.now().plusSeconds(60));
        OrderId id = OrderId.of(opened.accountId(), opened.commandId());
        return new CloseOrder(header, id, Optional.empty());
    }

    private CommandHeader header(int account) {
        return new CommandHeader(
                new CommandId("c" + requests),
                new AccountId("client-" + account),
                Optional.empty(),
                Instant.now().plusSeconds(60));
    }

    private void send(Command command, long due) {
        RequestId request = new RequestId(Long.toString(requests++));
        Headers headers =
                MessageHeaders.published(
                        MessageType.of(command), request.value(), "/benchmark", Instant.now());
        MessageHeaders.addRequestId(headers, request);
        AccountId account = command.header().accountId();
        pending.put(request, new Sent(command, due));
        var _ =
                producer.send(
                        new ProducerRecord<>(
                                Topics.TRADE_INPUT.name(),
                                Topics.partitionOf(account, ContenderHost.PARTITIONS),
                                Topics.TRADE_INPUT.encodeKey(account),
                                Topics.TRADE_INPUT.encode(command),
                                headers));
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
