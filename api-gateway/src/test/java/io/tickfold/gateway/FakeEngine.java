package io.tickfold.gateway;

import io.tickfold.contract.event.AccountOpened;
import io.tickfold.contract.event.Cause;
import io.tickfold.contract.event.CloseReason;
import io.tickfold.contract.event.CommandRefused;
import io.tickfold.contract.event.EventHeader;
import io.tickfold.contract.event.OrderClosed;
import io.tickfold.contract.event.OrderOpened;
import io.tickfold.contract.event.OrderTerms;
import io.tickfold.contract.event.Refusal;
import io.tickfold.contract.event.RefusalReason;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.input.AdjustBalance;
import io.tickfold.contract.input.AmendOrder;
import io.tickfold.contract.input.CloseAllOrders;
import io.tickfold.contract.input.CloseOrder;
import io.tickfold.contract.input.Command;
import io.tickfold.contract.input.CommandKind;
import io.tickfold.contract.input.Deposit;
import io.tickfold.contract.input.OpenAccount;
import io.tickfold.contract.input.OpenOrder;
import io.tickfold.contract.input.Withdraw;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.OrderId;
import io.tickfold.contract.wire.MessageHeaders;
import io.tickfold.contract.wire.MessageType;
import io.tickfold.contract.wire.Topics;
import io.tickfold.contract.wire.UnreadableMessageException;
import io.tickfold.gateway.engine.TopicTail;
import io.tickfold.readmodel.log.ByteConsumers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Answers the commands of a real log, with one event each and without any rules.
final class FakeEngine implements AutoCloseable {

    /// Commands of this account stay unanswered.
    static final AccountId SILENT = new AccountId("silent");

    private final Map<AccountId, Long> sequences = new ConcurrentHashMap<>();
    private final List<Command> commands = new CopyOnWriteArrayList<>();
    private final Producer<byte[], byte[]> producer;
    private final TopicTail inputs;

    FakeEngine(String bootstrapServers) {
        producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", bootstrapServers, "linger.ms", 0),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
        inputs =
                new TopicTail(
                        Topics.TRADE_INPUT.name(),
                        ByteConsumers.named("fake-engine", bootstrapServers),
                        this::answer);
        inputs.start();
    }

    boolean isReady() {
        return inputs.isPositioned();
    }

    List<Command> commands() {
        return List.copyOf(commands);
    }

    private void answer(ConsumerRecord<byte[], byte[]> record) {
        try {
            if (Topics.TRADE_INPUT.decode(record.headers(), record.value())
                    instanceof Command command) {
                commands.add(command);
                decide(command).ifPresent(event -> write(event, record));
            }
        } catch (UnreadableMessageException e) {
            throw new AssertionError(e);
        }
    }

    private Optional<TradeEvent> decide(Command command) {
        AccountId account = account(command);
        if (account.equals(SILENT)) {
            return Optional.empty();
        }
        boolean isOpen = sequences.containsKey(account);
        if (command instanceof OpenAccount && isOpen) {
            return Optional.of(refused(command, RefusalReason.ACCOUNT_EXISTS));
        }
        if (!(command instanceof OpenAccount) && !isOpen) {
            return Optional.of(refused(command, RefusalReason.UNKNOWN_ACCOUNT));
        }
        long _ = sequences.merge(account, 1L, Long::sum);
        return Optional.of(event(command));
    }

    private CommandRefused refused(Command command, RefusalReason reason) {
        boolean isOpen = sequences.computeIfPresent(account(command), (_, n) -> n + 1) != null;
        return new CommandRefused(
                isOpen ? header(command) : header(command, 0),
                Refusal.of(reason),
                Optional.of(CommandKind.of(command)));
    }

    private static AccountId account(Command command) {
        return command.header().accountId();
    }

    private TradeEvent event(Command command) {
        EventHeader header = header(command);
        OrderOpened opened = Events.opened();
        return switch (command) {
            case OpenAccount _ -> new AccountOpened(header);
            case OpenOrder _ ->
                    new OrderOpened(
                            header,
                            named(opened.order(), command),
                            opened.levels(),
                            Optional.empty(),
                            opened.quote());
            case CloseOrder _ ->
                    new OrderClosed(
                            header,
                            opened.order(),
                            opened.quote().quote().bid(),
                            opened.order().margin(),
                            CloseReason.MANUAL,
                            opened.quote());
            case Deposit _, Withdraw _, AdjustBalance _, AmendOrder _, CloseAllOrders _ ->
                    throw new AssertionError("nobody asks for " + command);
        };
    }

    private EventHeader header(Command command) {
        return header(command, sequences.getOrDefault(account(command), 0L));
    }

    private static EventHeader header(Command command, long sequence) {
        return new EventHeader(
                command.header().accountId(),
                sequence,
                Instant.EPOCH,
                1,
                new Cause(
                        Optional.of(command.header().commandId()),
                        command.header().fingerprint(),
                        0),
                Events.opened().order().margin());
    }

    private static OrderTerms named(OrderTerms terms, Command command) {
        OrderId id = OrderId.of(command.header().accountId(), command.header().commandId());
        return new OrderTerms(
                id,
                terms.symbol(),
                terms.side(),
                terms.quantity(),
                terms.leverage(),
                terms.openPrice(),
                terms.margin());
    }

    private void write(TradeEvent event, ConsumerRecord<byte[], byte[]> cause) {
        Headers headers =
                MessageHeaders.published(MessageType.of(event), "1", "/fake", Instant.EPOCH);
        MessageHeaders.addRequestId(
                headers, MessageHeaders.requestId(cause.headers()).orElseThrow());
        MessageHeaders.markFinal(headers);
        var _ =
                producer.send(
                        new ProducerRecord<>(
                                Topics.TRADE_EVENTS.name(),
                                cause.partition(),
                                cause.key(),
                                Topics.TRADE_EVENTS.encode(event),
                                headers));
    }

    @Override
    public void close() {
        inputs.stop();
        producer.close();
    }
}
